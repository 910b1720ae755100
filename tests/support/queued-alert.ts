import type { Db } from "#lib/db/client.ts";

type AlertOptions = { title?: string; sentence?: string; severity?: string; jobId?: string };

/** An alert that waits to be sent, as routing leaves it; answers the delivery's id. */
export async function queueAlert(
  owner: Db,
  { organizationId }: { organizationId: string },
  destinationId: string,
  {
    title = "Discovery of orders failed",
    sentence = "The password was refused.",
    severity = "critical",
    jobId,
  }: AlertOptions = {},
): Promise<string> {
  const alert = await owner.alert.create({
    data: {
      ...{
        organizationId,
        ruleName: "Failures",
        kind: "job_failed",
        severity,
        groupKey: "k",
        title,
        sentence,
      },
      facts: [{ label: "Source", value: "orders" }],
      jobId: jobId ?? null,
    },
    select: { id: true },
  });
  const { id } = await owner.alertDelivery.create({
    data: { organizationId, alertId: alert.id, destinationId },
    select: { id: true },
  });
  return id;
}
