import type { Db } from "#lib/db/client.ts";
import { isOfChanges } from "#lib/engines/alerts/kinds.ts";
import type { Taken } from "./claim.ts";
import type { Message } from "./message.ts";

const MOST_ITEMS = 10;

type StoredAlert = {
  id: string;
  kind: string;
  severity: Message["severity"];
  title: string;
  sentence: string;
  ruleName: string;
  facts: { label: string; value: string }[];
  jobId: string | null;
  assetId: string | null;
  itemCount: number;
  items: string[];
  createdAt: Date;
};

/** What deliveries have to say, by their ids: read as they are sent, so that an alert that grew says so. */
export async function readMessages(
  db: Db,
  deliveries: readonly Taken[],
  appUrl: string,
): Promise<Map<string, Message>> {
  const ids = deliveries.flatMap(({ alertId }) => alertId ?? []);
  const alerts = await db.$queryRaw<StoredAlert[]>`
    select a.id, a.kind, a.severity, a.title, a.sentence, a.rule_name as "ruleName", a.facts, a.job_id as "jobId",
      a.asset_id as "assetId", a.item_count as "itemCount", a.created_at as "createdAt",
      array(select i.line from alert_item i where i.alert_id = a.id order by i.event_id limit ${MOST_ITEMS}) as items
    from alert a where a.id = any(${ids}::uuid[])`;
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  const messages = deliveries.map((delivery): [string, Message] => {
    const alert = delivery.alertId === null ? undefined : byId.get(delivery.alertId);
    return [delivery.id, alert ? alertMessage(delivery, alert, appUrl) : testMessage(delivery, appUrl)];
  });
  return new Map(messages);
}

function alertMessage({ id }: Taken, alert: StoredAlert, appUrl: string): Message {
  const { jobId, assetId, items, createdAt, ...rest } = alert;
  return {
    ...{ ...rest, id, alertId: alert.id, at: createdAt },
    items: alert.itemCount > 1 ? items : [],
    links: [
      { label: "Open the alert", url: `${appUrl}/alerts/${alert.id}` },
      ...(jobId ? [{ label: "Open the job", url: `${appUrl}/jobs/${jobId}` }] : []),
      ...(jobId && isOfChanges(alert.kind)
        ? [{ label: "Open the changes", url: `${appUrl}/schema-changes?job=${jobId}` }]
        : []),
      ...(assetId && alert.kind === "freshness_violation"
        ? [{ label: "Open its freshness", url: `${appUrl}/freshness/${assetId}` }]
        : []),
      ...(assetId ? [{ label: "Open the asset", url: `${appUrl}/assets/${assetId}` }] : []),
    ],
  };
}

const testMessage = ({ id, askedByName, createdAt }: Taken, appUrl: string): Message => ({
  ...{ id, alertId: null, kind: "test", severity: "info", ruleName: null, at: createdAt },
  title: "Test from Tidewatch",
  sentence: `${askedByName ?? "Somebody"} asked for this message. Alerts that rules send here will look like it.`,
  ...{ facts: [], items: [], itemCount: 0 },
  links: [{ label: "Open the destinations", url: `${appUrl}/settings/destinations` }],
});
