import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { testDestination } from "#lib/destinations/commands.ts";
import { saveMailSettings } from "#lib/destinations/mail-settings.ts";
import { MailForm } from "#lib/destinations/schemas.ts";
import { formsOf } from "#lib/secrets/forms.ts";
import { test } from "../support/database.ts";
import { addDestination, getDelivery, KEYS, SAVING } from "../support/destinations.ts";
import { everythingIn } from "../support/everything.ts";
import { mailSink } from "../support/mail-sink.ts";
import { createOrganization } from "../support/organization.ts";
import { queueAlert } from "../support/queued-alert.ts";
import { httpReceiver } from "../support/receivers.ts";
import { startWorkerProcess } from "../support/worker-process.ts";

const soon = { timeout: 20_000, interval: 50 };

test("what opens a destination is in no row and no log line, after sends that arrived, failed and had it quoted back", async ({
  url,
  web,
  owner,
}) => {
  const scope = await createOrganization(owner);
  const canary = `cana&ry+/${randomBytes(9).toString("hex")}`;
  await using echoing = await httpReceiver((response, request) => {
    response.writeHead(500, { "x-echo": canary }).end(JSON.stringify(request));
  });
  await using sink = await mailSink({ password: `${canary}, another` });
  const path = encodeURIComponent(canary);
  const slack = { kind: "slack", name: "Slack", secretUrl: `${echoing.address}/${path}` };
  const hook = { kind: "webhook", name: "Hook", url: echoing.address, authorization: `Bearer ${canary}` };
  const { id: slackId } = await addDestination(web, scope, slack);
  const { id: hookId, shown } = await addDestination(web, scope, hook);
  const { id: mailId } = await addDestination(web, scope, {
    kind: "email",
    name: "Mail",
    recipients: "a@example.com",
  });
  const mail = MailForm.parse({
    ...{ host: "127.0.0.1", port: String(sink.port), tls: "none" },
    ...{ userName: "ada", password: canary, sender: "b@example.com" },
  });
  await inOrganization(web, scope, (db) => saveMailSettings(db, scope, SAVING, mail));
  const worker = await startWorkerProcess(url, KEYS.privateKey);
  try {
    const ids: string[] = [];
    for (const id of [slackId, hookId, mailId]) {
      ids.push(await queueAlert(owner, scope, id));
      await inOrganization(web, scope, (db) => testDestination(db, scope, id));
    }
    await expect
      .poll(
        async () => (await Promise.all(ids.map((id) => getDelivery(owner, id)))).map((d) => d.errorClass),
        soon,
      )
      .toEqual(["http/failed", "http/failed", "mail/login"]);
    await expect
      .poll(() => owner.alertDelivery.count({ where: { alertId: null, state: "failed" } }), soon)
      .toBe(3);
    expect(echoing.received.some(({ path: asked }) => asked.includes(path))).toBe(true);
    const everything = `${await everythingIn(url)}\n${worker.lines().join("\n")}`;
    for (const secret of [canary, shown ?? ""])
      for (const form of formsOf(secret)) expect(everything.includes(form), form).toBe(false);
  } finally {
    await worker.end("SIGTERM");
  }
});

test("a worker that is killed between a send and its mark leaves it to another, which sends it under the same id", async ({
  url,
  web,
  owner,
}) => {
  const scope = await createOrganization(owner);
  const first = await startWorkerProcess(url, KEYS.privateKey);
  let isFirst = true;
  await using receiver = await httpReceiver((response) => {
    if (!isFirst) return response.end();
    isFirst = false;
    first.child.kill("SIGKILL");
    return undefined;
  });
  const { id } = await addDestination(web, scope, { kind: "webhook", url: receiver.address });
  const deliveryId = await queueAlert(owner, scope, id);
  await expect.poll(() => receiver.received.length, soon).toBe(1);
  const second = await startWorkerProcess(url, KEYS.privateKey);
  try {
    // The minute for which the dead one held it.
    await owner.alertDestination.updateMany({ data: { heldUntil: new Date() } });
    await owner.alertDelivery.updateMany({ data: { nextAt: new Date() } });
    await expect.poll(async () => (await getDelivery(owner, deliveryId)).state, soon).toBe("sent");
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([deliveryId, deliveryId]);
  } finally {
    await second.end("SIGTERM");
  }
});
