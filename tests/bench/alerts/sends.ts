import { setTimeout as sleep } from "node:timers/promises";
import { machineScope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { saveDestination } from "#lib/destinations/commands.ts";
import { DestinationForm } from "#lib/destinations/schemas.ts";
import { KEYS, SAVING } from "#tests/support/destinations.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { openOwner } from "#tests/support/owner.ts";
import { httpReceiver } from "#tests/support/receivers.ts";
import { until } from "#tests/support/until.ts";
import { startWorkerProcess } from "#tests/support/worker-process.ts";

type Sends = {
  /** Of each event, until it was noted as sent. */ sentAfterMs: number[] /** Ids, as they arrived. */;
  received: string[];
};

/** An organization of its own whose one rule sends every late table to one webhook, and so many of these, none like another. */
export async function measureSends(
  db: PrismaClient,
  url: string,
  { count, apartMs }: { count: number; apartMs: number },
): Promise<Sends> {
  await using receiver = await httpReceiver();
  const owner = openOwner(url);
  const { organizationId } = await createOrganization(owner);
  await owner.$disconnect();
  const form = DestinationForm.parse({ id: "", kind: "webhook", name: "Receiver", url: receiver.address });
  const { id: destinationId } = await saveDestination(db, machineScope(organizationId), SAVING, form);
  const rule = {
    organizationId,
    name: "Late tables",
    kinds: ["freshness_violation"],
    isStateChangeOnly: false,
    changedByName: "bench",
  };
  const { id: ruleId } = await db.alertRule.create({ data: rule, select: { id: true } });
  await db.alertRuleDestination.create({ data: { organizationId, ruleId, destinationId } });
  const worker = await startWorkerProcess(url, KEYS.privateKey, {
    environment: { REAP_EVERY_MS: undefined },
  });
  try {
    const event = {
      organizationId,
      kind: "freshness_violation",
      severity: "warning",
      facts: { late: 3_600 },
    };
    if (apartMs === 0) await db.alertEvent.createMany({ data: Array.from({ length: count }, () => event) });
    for (let times = 0; apartMs > 0 && times < count; times += 1) {
      await db.alertEvent.create({ data: event, select: { id: true } });
      await sleep(apartMs);
    }
    const sentAfterMs = await until(async () => {
      const rows = await db.$queryRaw<{ ms: number }[]>`
        select extract(epoch from d.sent_at - e.created_at)::float8 * 1000 as ms
        from alert_delivery d join alert_item i on i.alert_id = d.alert_id join alert_event e on e.id = i.event_id
        where d.organization_id = ${organizationId}::uuid and d.state = 'sent'`;
      return rows.length >= count ? rows.map(({ ms }) => ms) : undefined;
    }, 180_000);
    return { sentAfterMs, received: receiver.received.map(({ headers }) => String(headers["webhook-id"])) };
  } finally {
    await worker.end("SIGTERM");
  }
}
