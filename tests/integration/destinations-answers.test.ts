import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { resumeDestination, testDestination } from "#lib/destinations/commands.ts";
import { test } from "../support/database.ts";
import { addDestination, getDelivery, getStored, sendAll, senderOn } from "../support/destinations.ts";
import { createOrganization } from "../support/organization.ts";
import { queueAlert } from "../support/queued-alert.ts";
import { httpReceiver } from "../support/receivers.ts";
import { closedPort, silentServer, tricklingServer } from "../support/servers.ts";

const MINUTE_MS = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS);

describe("what a receiver answers, and that nothing of it is kept but the status", () => {
  const CANARY = "canary-of-the-answer";
  test.for<[string, string, number | null, () => ReturnType<typeof httpReceiver>]>([
    ["a failure", "http/failed", 500, () => httpReceiver((r) => r.writeHead(500).end(CANARY))],
    [
      "a refusal",
      "http/refused",
      404,
      () => httpReceiver((r) => r.writeHead(404, { "x-why": CANARY }).end(CANARY)),
    ],
    [
      "a redirect",
      "http/redirect",
      302,
      () => httpReceiver((r) => r.writeHead(302, { location: `https://example.com/${CANARY}` }).end()),
    ],
  ])("%s", async ([, errorClass, statusCode, begin], { web, worker, owner }) => {
    const scope = await createOrganization(owner);
    await using receiver = await begin();
    const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
    const deliveryId = await queueAlert(owner, scope, id);
    await sendAll(senderOn(worker));
    const delivery = await getDelivery(owner, deliveryId);
    expect(delivery).toMatchObject({ state: "pending", errorClass, statusCode, attempt: 1 });
    expect(delivery.nextAt.getTime() - Date.now()).toBeGreaterThan(3_000);
    const all = [delivery, await getStored(owner, id), await owner.alert.findMany()];
    expect(JSON.stringify(all)).not.toContain(CANARY);
    expect(receiver.received).toHaveLength(1);
  });

  test("a huge body is a yes like any other", async ({ web, worker, owner }) => {
    const scope = await createOrganization(owner);
    await using receiver = await httpReceiver((response) => response.end("x".repeat(20_000_000)));
    const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
    const deliveryId = await queueAlert(owner, scope, id);
    await sendAll(senderOn(worker));
    expect(await getDelivery(owner, deliveryId)).toMatchObject({ state: "sent", statusCode: 200 });
  });

  test("nothing at all, or a byte now and again, for ten seconds; others are sent to meanwhile", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    await using silent = await silentServer();
    await using dripping = await tricklingServer(Buffer.from("HTTP/1.1 200 OK\r\nx: "), 97);
    await using receiver = await httpReceiver();
    const ids: string[] = [];
    for (const port of [silent.port, dripping.port, await closedPort()]) {
      const url = `http://127.0.0.1:${port}/`;
      const { id } = await addDestination(web, scope, { kind: "webhook", name: String(port), url });
      ids.push(await queueAlert(owner, scope, id));
    }
    const { id } = await addDestination(web, scope, { kind: "slack", secretUrl: receiver.address });
    ids.push(await queueAlert(owner, scope, id));
    const sender = senderOn(worker);
    const began = Date.now();
    await sender.look();
    await expect.poll(() => receiver.received.length).toBe(1);
    expect(Date.now() - began).toBeLessThan(5_000);
    await sender.settled();
    const classes = await Promise.all(ids.map(async (each) => (await getDelivery(owner, each)).errorClass));
    expect(classes).toEqual(["timeout/answer", "timeout/answer", "network/refused", null]);
  });

  test("gone for good turns it off at once, tells the inbox, and what waits is not kept", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    await using receiver = await httpReceiver((response) => response.writeHead(410).end());
    const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
    const first = await queueAlert(owner, scope, id);
    const sender = senderOn(worker);
    await sendAll(sender);
    expect(await getStored(owner, id)).toMatchObject({
      state: "off",
      stateReason: expect.stringContaining("410"),
    });
    const later = await queueAlert(owner, scope, id);
    await sendAll(sender);
    expect(await getDelivery(owner, first)).toMatchObject({ state: "failed", errorClass: "http/gone" });
    expect(await getDelivery(owner, later)).toMatchObject({
      state: "failed",
      errorClass: "destination/off",
      attempt: 0,
    });
    expect(await owner.alert.findMany({ where: { kind: "destination_off" } })).toMatchObject([
      { severity: "critical", title: "“On call” was turned off", sentence: expect.stringContaining("410") },
    ]);
  });

  test("too much leaves it alone for as long as it asks, counts as no failure, and is then sent", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    let isBusy = true;
    await using receiver = await httpReceiver((response) => {
      response.writeHead(isBusy ? 429 : 200, { "retry-after": "120" }).end();
    });
    const { id } = await addDestination(web, scope, { kind: "slack", secretUrl: receiver.address });
    const deliveryId = await queueAlert(owner, scope, id);
    const sender = senderOn(worker);
    await sendAll(sender);
    expect(await getStored(owner, id)).toMatchObject({ state: "active", failuresInRow: 0 });
    isBusy = false;
    await queueAlert(owner, scope, id, { title: "Another" });
    await sendAll(sender, inMinutes(1.9));
    expect(receiver.received).toHaveLength(1);
    // Somebody waits for a test: it is sent, and alerts wait on.
    await inOrganization(web, scope, (db) => testDestination(db, scope, id));
    await sendAll(sender, inMinutes(1.9));
    expect(receiver.received).toHaveLength(2);
    await sendAll(sender, inMinutes(2.5));
    expect(receiver.received).toHaveLength(4);
    expect(await getDelivery(owner, deliveryId)).toMatchObject({ state: "sent", attempt: 2 });
  });

  test("too much is forgotten where somebody resumes it, or says that it is elsewhere", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    await using busy = await httpReceiver((response) =>
      response.writeHead(429, { "retry-after": "21600" }).end(),
    );
    await using receiver = await httpReceiver((response) => response.end());
    const form = { kind: "slack", secretUrl: busy.address };
    const { id } = await addDestination(web, scope, form);
    const sender = senderOn(worker);
    const sendOne = async () => {
      await queueAlert(owner, scope, id);
      await sendAll(sender, inMinutes(1));
      return [busy.received.length, receiver.received.length];
    };
    expect(await sendOne()).toEqual([1, 0]);
    expect(await sendOne()).toEqual([1, 0]);
    await inOrganization(web, scope, (db) => resumeDestination(db, scope, id));
    expect(await sendOne()).toEqual([3, 0]); // the one that waited, and a new one
    await addDestination(web, scope, { ...form, id, secretUrl: receiver.address });
    const [, arrived = 0] = await sendOne();
    expect(arrived).toBeGreaterThan(0);
  });
});

describe("failures in a row", () => {
  test("pause a destination, ever longer, and turn it off; each is said, and a resume sends what is new", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    let status = 500;
    await using receiver = await httpReceiver((response) => response.writeHead(status).end());
    const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
    const sender = senderOn(worker);
    let now = inMinutes(1);
    const fail = async () => {
      await queueAlert(owner, scope, id);
      await sendAll(sender, now);
      return getStored(owner, id);
    };
    for (let times = 1; times <= 3; times += 1) {
      expect(await fail()).toMatchObject({ state: "active", failuresInRow: times });
      now = new Date(now.getTime() + 3 * MINUTE_MS);
      await owner.alertDelivery.updateMany({ data: { state: "failed" } });
    }
    const paused = await fail();
    expect(paused).toMatchObject({
      state: "paused",
      failuresInRow: 4,
      stateReason: expect.stringContaining("500"),
    });
    expect(paused.pausedUntil?.getTime()).toBe(now.getTime() + MINUTE_MS);
    const heard = receiver.received.length;
    now = new Date(now.getTime() + 0.9 * MINUTE_MS);
    await sendAll(sender, now);
    expect(receiver.received).toHaveLength(heard);
    now = new Date(now.getTime() + 0.2 * MINUTE_MS);
    await sendAll(sender, now);
    expect(receiver.received).toHaveLength(heard + 1); // one knock, however many wait
    expect(await getStored(owner, id)).toMatchObject({ state: "paused", failuresInRow: 5 });
    expect(await owner.alert.count({ where: { kind: "destination_paused" } })).toBe(1);

    await owner.alertDestination.update({ where: { id }, data: { failuresInRow: 39 } });
    now = new Date(now.getTime() + 25 * 60 * MINUTE_MS);
    await sendAll(sender, now);
    expect(await getStored(owner, id)).toMatchObject({ state: "off", failuresInRow: 40, pausedUntil: null });
    expect(await owner.alert.count({ where: { kind: "destination_off" } })).toBe(1);

    status = 200;
    await inOrganization(web, scope, (db) => resumeDestination(db, scope, id));
    const fresh = await queueAlert(owner, scope, id, { title: "New" });
    await sendAll(sender, now);
    expect(await getDelivery(owner, fresh)).toMatchObject({ state: "sent" });
    expect(
      await owner.alert.count({ where: { kind: { startsWith: "destination" }, state: "triggered" } }),
    ).toBe(0);
  });

  test("end with the first send that succeeds by itself, and the notice with them", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    let status = 500;
    await using receiver = await httpReceiver((response) => response.writeHead(status).end());
    const { id } = await addDestination(web, scope, { kind: "slack", secretUrl: receiver.address });
    await owner.alertDestination.update({ where: { id }, data: { failuresInRow: 3 } });
    await queueAlert(owner, scope, id);
    const sender = senderOn(worker);
    await sendAll(sender);
    expect(await getStored(owner, id)).toMatchObject({ state: "paused" });
    status = 200;
    await sendAll(sender, inMinutes(2));
    expect(await getStored(owner, id)).toMatchObject({
      state: "active",
      failuresInRow: 0,
      stateReason: null,
    });
    expect(await owner.alert.findMany({ where: { ruleName: "Tidewatch" } })).toMatchObject([
      { state: "resolved" },
    ]);
  });
});
