import { Webhook } from "standardwebhooks";
import { describe, expect } from "vitest";
import { listAlerts } from "#lib/alerts/queries.ts";
import { AlertFilter } from "#lib/alerts/views.ts";
import { inOrganization } from "#lib/db/client.ts";
import { holdDestinations, letGo, takeDeliveries } from "#lib/destinations/claim.ts";
import { rotateSecret, testDestination, turnOffDestination } from "#lib/destinations/commands.ts";
import { listAlertDeliveries, listDestinationDeliveries } from "#lib/destinations/queries.ts";
import { test } from "../support/database.ts";
import { addDestination, getDelivery, getStored, KEYS, sendAll, senderOn } from "../support/destinations.ts";
import { addMember, createOrganization } from "../support/organization.ts";
import { queueAlert } from "../support/queued-alert.ts";
import { httpReceiver, httpsReceiver } from "../support/receivers.ts";
import { closedPort } from "../support/servers.ts";

const MINUTE_MS = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS);

describe("a webhook", () => {
  test("gets the alert once, signed so that the specification's own library accepts it, and with what the admin set", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    await using receiver = await httpsReceiver("localhost");
    const { id, shown } = await addDestination(web, scope, {
      ...{ kind: "webhook", url: receiver.address, authorization: "Bearer abc" },
    });
    const deliveryId = await queueAlert(owner, scope, id);
    await sendAll(senderOn(worker));
    expect(receiver.received).toHaveLength(1);
    const [{ headers, body, method }] = receiver.received as [(typeof receiver.received)[0]];
    expect(method).toBe("POST");
    expect(headers).toMatchObject({ "webhook-id": deliveryId, authorization: "Bearer abc" });
    expect(new Webhook(shown ?? "").verify(body, headers as Record<string, string>)).toMatchObject({
      type: "alert.triggered",
      data: {
        ...{
          kind: "job_failed",
          severity: "critical",
          title: "Discovery of orders failed",
          rule: "Failures",
        },
        facts: [{ label: "Source", value: "orders" }],
        links: [{ url: expect.stringMatching(/^https:\/\/tidewatch\.example\.com\/alerts\//) }],
      },
    });
    expect(await getDelivery(owner, deliveryId)).toMatchObject({
      state: "sent",
      statusCode: 200,
      attempt: 1,
    });
    expect(await getStored(owner, id)).toMatchObject({ lastSentAt: expect.any(Date), failuresInRow: 0 });
  });

  test("is signed with both secrets while they are exchanged", async ({ web, worker, owner }) => {
    const scope = await createOrganization(owner);
    await using receiver = await httpReceiver();
    const { id, shown: before } = await addDestination(web, scope, {
      kind: "webhook",
      url: receiver.address,
    });
    const { shown: since } = await inOrganization(web, scope, (db) =>
      rotateSecret(db, scope, KEYS.publicKey, id),
    );
    await queueAlert(owner, scope, id);
    await sendAll(senderOn(worker));
    const [{ headers, body }] = receiver.received as [(typeof receiver.received)[0]];
    for (const secret of [before, since])
      expect(new Webhook(secret ?? "").verify(body, headers as Record<string, string>)).toBeDefined();
  });
});

test("Slack gets blocks, in which names are text and call nobody", async ({ web, worker, owner }) => {
  const scope = await createOrganization(owner);
  await using receiver = await httpReceiver();
  const { id } = await addDestination(web, scope, { kind: "slack", secretUrl: receiver.address });
  await queueAlert(owner, scope, id, { title: "<!channel> & <https://evil.example|here>\nfailed" });
  await sendAll(senderOn(worker));
  const message = JSON.parse(receiver.received[0]?.body ?? "");
  expect(message.text).toBe("🔴 &lt;!channel&gt; &amp; &lt;https://evil.example|here&gt; failed");
  expect(message.blocks[0]).toEqual({
    type: "header",
    text: { type: "plain_text", emoji: false, text: "🔴 <!channel> & <https://evil.example|here> failed" },
  });
  expect(message.blocks.at(-2).text.text).toMatch(
    /^<https:\/\/tidewatch\.example\.com\/alerts\/[^|]+\|Open the alert>$/,
  );
});

describe("a message is sent", () => {
  test("once, however many workers look", async ({ web, worker, owner }) => {
    const scope = await createOrganization(owner);
    await using receiver = await httpReceiver((response) => setTimeout(() => response.end(), 20));
    const ids: string[] = [];
    for (const name of ["a", "b", "c"])
      ids.push((await addDestination(web, scope, { kind: "webhook", name, url: receiver.address })).id);
    for (let times = 0; times < 30; times += 1) await queueAlert(owner, scope, ids[times % 3] ?? "");
    await Promise.all(Array.from({ length: 4 }, () => sendAll(senderOn(worker))));
    await expect.poll(() => owner.alertDelivery.count({ where: { state: "sent" } })).toBe(30);
    const sent = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect([sent.length, new Set(sent).size]).toEqual([30, 30]);
  });

  test("again after a crash between the send and the mark, under the same id", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    await using receiver = await httpReceiver();
    const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
    const deliveryId = await queueAlert(owner, scope, id);
    const shutdown = new AbortController();
    await using dying = await httpReceiver((_response, request) => {
      receiver.received.push(request);
      shutdown.abort(new Error("killed")); // before anything of it can be written
    });
    await owner.alertDestination.update({ where: { id }, data: { settings: { url: dying.address } } });
    const crashing = senderOn(worker, { shutdown: shutdown.signal });
    await sendAll(crashing);
    expect(await getDelivery(owner, deliveryId)).toMatchObject({ state: "pending", attempt: 1 });
    await owner.alertDestination.update({ where: { id }, data: { settings: { url: receiver.address } } });
    await sendAll(senderOn(worker), inMinutes(0.5));
    expect(receiver.received).toHaveLength(1); // its hold is not over
    await sendAll(senderOn(worker), inMinutes(2));
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([deliveryId, deliveryId]);
    expect(await getDelivery(owner, deliveryId)).toMatchObject({ state: "sent", attempt: 2 });
  });
});

describe("a test", () => {
  test("is sent whatever became of the destination, and says its status and time", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    await using receiver = await httpReceiver();
    const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
    await inOrganization(web, scope, (db) => turnOffDestination(db, scope, id));
    const ask = () => inOrganization(web, scope, (db) => testDestination(db, scope, id));
    await Promise.all([ask(), ask()]);
    await sendAll(senderOn(worker));
    expect(receiver.received).toHaveLength(1);
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({
      type: "test",
      data: { kind: "test" },
    });
    const deliveries = await inOrganization(web, scope, (db) => listDestinationDeliveries(db, scope, id, 10));
    expect(deliveries).toMatchObject([
      {
        alertId: null,
        state: "sent",
        statusCode: 200,
        durationMs: expect.any(Number),
        askedByName: scope.userName,
      },
    ]);
    expect(await getStored(owner, id)).toMatchObject({ state: "off" });
  });

  test("that fails is tried once, and is no failure of the destination", async ({ web, worker, owner }) => {
    const scope = await createOrganization(owner);
    await using receiver = await httpReceiver((response) => response.writeHead(500).end());
    const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
    await inOrganization(web, scope, (db) => testDestination(db, scope, id));
    await sendAll(senderOn(worker));
    await sendAll(senderOn(worker), inMinutes(10));
    expect(receiver.received).toHaveLength(1);
    expect(await owner.alertDelivery.findMany()).toMatchObject([
      { state: "failed", errorClass: "http/failed" },
    ]);
    expect(await getStored(owner, id)).toMatchObject({ state: "active", failuresInRow: 0 });
  });
});

test("an alert's page says what was sent where, to its own organization alone", async ({
  web,
  worker,
  owner,
}) => {
  const scope = await createOrganization(owner);
  const other = await createOrganization(owner, { name: "Other" });
  await using receiver = await httpReceiver();
  const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
  const { alertId } = await getDelivery(owner, await queueAlert(owner, scope, id));
  await sendAll(senderOn(worker));
  const read = (who: typeof scope) =>
    inOrganization(web, who, (db) => listAlertDeliveries(db, who, alertId ?? ""));
  expect(await read(scope)).toMatchObject([{ destinationName: "On call", state: "sent", statusCode: 200 }]);
  expect(await read(other)).toEqual([]);
});

test("whoever may not manage destinations reads nowhere where one leads", async ({ web, worker, owner }) => {
  const scope = await createOrganization(owner);
  const viewer = await addMember(owner, scope.organizationId, "viewer");
  const port = await closedPort();
  const { id } = await addDestination(web, scope, { kind: "webhook", url: `http://127.0.0.1:${port}/` });
  await owner.alertDestination.update({ where: { id }, data: { failuresInRow: 3 } });
  const { alertId } = await getDelivery(owner, await queueAlert(owner, scope, id));
  await sendAll(senderOn(worker));
  const seenBy = (who: typeof scope) =>
    inOrganization(web, who, async (db) => [
      ...(await listAlertDeliveries(db, who, alertId ?? "")).map(({ error }) => error),
      ...(await listAlerts(db, who, AlertFilter.parse({ severity: "warning" }))).rows.map(
        ({ sentence }) => sentence,
      ),
    ]);
  const words = "Nothing accepts connections at the receiver’s address.";
  expect(await seenBy(viewer)).toEqual([
    words,
    expect.stringMatching(new RegExp(`^${words} Alerts for it wait`)),
  ]);
  expect((await seenBy(scope))[0]).toBe(`Nothing accepts connections at 127.0.0.1:${port}.`);
});

describe("what somebody changes while a message is on its way", () => {
  test("holds for what is sent next, and the old address is not heard any more", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    await using mended = await httpReceiver();
    await using gone = await httpReceiver(async (response) => {
      await save({ id, url: mended.address, isSecretNew: "yes" });
      response.writeHead(410).end();
    });
    const save = (form: Record<string, string>) => addDestination(web, scope, { kind: "webhook", ...form });
    const { id } = await save({ url: gone.address });
    for (let times = 0; times < 12; times += 1) await queueAlert(owner, scope, id);
    await sendAll(senderOn(worker));
    expect(gone.received.length).toBeLessThanOrEqual(4); // those that were on their way
    expect(await getStored(owner, id)).toMatchObject({ state: "active", failuresInRow: 0 });
    await sendAll(senderOn(worker), inMinutes(1));
    expect(await owner.alertDelivery.count({ where: { state: "sent" } })).toBe(12);
    expect(mended.received).toHaveLength(12);
    expect(await owner.alert.count({ where: { kind: "destination_off" } })).toBe(0);
  });

  test("does not say of a message that arrived that it was not sent", async ({ web, worker, owner }) => {
    const scope = await createOrganization(owner);
    await using receiver = await httpReceiver(async (response) => {
      await inOrganization(web, scope, (db) => turnOffDestination(db, scope, id));
      waiting = await queueAlert(owner, scope, id);
      await senderOn(worker).look(); // another worker
      response.end();
    });
    let waiting = "";
    const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
    const sent = await queueAlert(owner, scope, id);
    await sendAll(senderOn(worker));
    expect(await getDelivery(owner, sent)).toMatchObject({ state: "sent", statusCode: 200 });
    expect(await getDelivery(owner, waiting)).toMatchObject({ errorClass: "destination/off", attempt: 0 });
    expect(await getStored(owner, id)).toMatchObject({ state: "off" });
  });

  test("and another worker that takes it over leave the first nothing to send or let go of", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    await using receiver = await httpReceiver();
    const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
    await queueAlert(owner, scope, id);
    const hold = async (now: Date) => {
      const [held] = await holdDestinations(worker, 1, now);
      return held;
    };
    const first = await hold(inMinutes(0));
    const second = await hold(inMinutes(2));
    if (!first || !second) throw new Error("It could not be held.");
    expect(await takeDeliveries(worker, first, inMinutes(2))).toEqual([]);
    await letGo(worker, first, { seconds: 0, revision: 0 }, inMinutes(2));
    expect(await hold(inMinutes(2.5))).toBeUndefined();
    expect(await takeDeliveries(worker, second, inMinutes(2.5))).toMatchObject([{ attempt: 1 }]);
  });
});
