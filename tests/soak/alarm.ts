import { machineScope } from "#lib/auth/scope.ts";
import { connect } from "#lib/db/client.ts";
import { saveDestination } from "#lib/destinations/commands.ts";
import { DestinationForm } from "#lib/destinations/schemas.ts";
import { SAVING } from "#tests/support/destinations.ts";
import { httpReceiver } from "#tests/support/receivers.ts";
import { queryOnce } from "#tests/support/server.ts";
import { until } from "#tests/support/until.ts";

const SETTLED_WITHIN_MS = 120_000;

export type Alarms = {
  /** Failures that are in an alert whose message arrived. */
  alerted: number;
  /** That arrived, each counted once. */
  messages: number;
  /** Failures that are in no alert whose message arrived. */
  lostAlerts: number;
  /** Failures that are in more than one alert, and messages of one alert under more than one id. */
  twiceAlerted: number;
  /** Messages that arrived again under their own id: what a worker that is killed between sending and noting leaves. */
  sentAgain: number;
  faults: string[];
};
export type Alarm = AsyncDisposable & { judge(): Promise<Alarms> };

/** A rule that hears every failure of the organization, and a webhook that is told of each alert. */
export async function openAlarm(url: string, organizationId: string): Promise<Alarm> {
  const receiver = await httpReceiver();
  const db = connect(url, "tidewatch_worker");
  try {
    const form = DestinationForm.parse({ id: "", kind: "webhook", name: "Soak", url: receiver.address });
    const { id: destinationId } = await saveDestination(db, machineScope(organizationId), SAVING, form);
    const rule = {
      ...{ organizationId, name: "Failures", kinds: ["discovery_failed", "job_failed"] },
      ...{ isStateChangeOnly: false, changedByName: "soak" },
    };
    const { id: ruleId } = await db.alertRule.create({ data: rule, select: { id: true } });
    await db.alertRuleDestination.create({ data: { organizationId, ruleId, destinationId } });
  } catch (error) {
    await receiver[Symbol.asyncDispose]();
    throw error;
  } finally {
    await db.$disconnect();
  }
  return {
    async judge() {
      const isAllSent = await until(() => isSettled(url), SETTLED_WITHIN_MS).catch(() => false);
      const arrived = receiver.received.map(({ headers }) => String(headers["webhook-id"]));
      const failures = await queryOnce<{ id: string; alerts: number; deliveries: string[] | null }>(
        url,
        `select j.id, count(distinct i.alert_id)::integer as alerts, array_agg(d.id::text) filter (where d.id is not null) as deliveries
         from job j left join alert_item i on i.job_id = j.id and i.kind in ('discovery_failed', 'job_failed')
         left join alert_delivery d on d.alert_id = i.alert_id
         where j.status = 'failed' and j.type = 'asset_discovery' group by j.id`,
      );
      const known = new Set(arrived);
      const told = new Set(receiver.received.map(({ body }) => JSON.parse(body).data.id));
      const twoIds = known.size - told.size;
      const lost = failures.filter(({ deliveries }) => !deliveries?.some((id) => known.has(id)));
      const twice = failures.filter(({ alerts }) => alerts > 1);
      return {
        ...{ alerted: failures.length - lost.length, messages: known.size },
        ...{
          lostAlerts: lost.length + (isAllSent ? 0 : 1),
          twiceAlerted: twice.length + Math.abs(twoIds),
          sentAgain: arrived.length - known.size,
        },
        faults: [
          ...(isAllSent ? [] : ["lost alert: events or messages still wait after two minutes"]),
          ...lost.map(({ id }) => `lost alert: ${id} failed, and is in no alert that was told`),
          ...(twoIds === 0 ? [] : [`alerted twice: ${known.size} ids of messages, ${told.size} alerts`]),
          ...twice.map(({ id, alerts }) => `alerted twice: ${id} is in ${alerts} alerts`),
        ],
      };
    },
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}

async function isSettled(url: string): Promise<true | undefined> {
  const [row] = await queryOnce<{ waiting: boolean }>(
    url,
    `select exists (select from alert_event where routed_at is null)
       or exists (select from alert_delivery where state = 'pending') as waiting`,
  );
  return row?.waiting === false || undefined;
}
