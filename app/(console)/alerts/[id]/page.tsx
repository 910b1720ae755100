import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import { getAlert } from "#lib/alerts/queries.ts";
import type { AlertDetails } from "#lib/alerts/views.ts";
import { may, whyNot } from "#lib/auth/scope.ts";
import { listAlertDeliveries } from "#lib/destinations/queries.ts";
import { alertKindLabel, isOfChanges } from "#lib/engines/alerts/kinds.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { orNotFound } from "../../assets/or-not-found.ts";
import { SeverityMark } from "../../schema-changes/_parts/severity.tsx";
import { DeliveryList } from "../../settings/_parts/delivery-list.tsx";
import { AlertActs } from "../_parts/alert-acts.client.tsx";
import { AlertState } from "../_parts/alert-state.tsx";
import { ALERTS_TRAIL } from "../trail.ts";
import { AlertHistory } from "./alert-history.tsx";
import { ItemList } from "./item-list.tsx";
import { NoteForm } from "./note-form.client.tsx";

export const metadata: Metadata = { title: "Alert" };

const LINK = "rounded-4 text-accent-text hover:underline";

export default async function AlertPage({ params }: PageProps<"/alerts/[id]">) {
  const scope = await requireScope();
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const reading = asOrganization(scope, async (db) => ({
    cursor: await readCursor(db),
    details: await getAlert(db, scope, id),
    deliveries: await listAlertDeliveries(db, scope, id),
  }));
  const { cursor, details, deliveries } = await orNotFound(reading);
  const { alert, items, history } = details;
  const disabledBecause = may(scope.role, "alerts.act") ? null : whyNot("alerts.act");
  return (
    <>
      <PageHeader
        trail={ALERTS_TRAIL}
        title={alert.title}
        aside={<SeverityMark severity={alert.severity} />}
        actions={<AlertActs alert={alert} disabledBecause={disabledBecause} />}
      />
      <RefreshOnJobs sourceId={alert.sourceId} cursor={cursor} settleMs={1_500} />
      <div className="grid content-start gap-8 border-t px-5 py-5 max-sm:px-4 sm:min-h-0 sm:flex-1 sm:overflow-auto lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid min-w-0 content-start gap-8">
          <div className="grid max-w-[72ch] gap-3 text-13">
            {alert.suppressedBecause && <Notice>Nobody was told of it. {alert.suppressedBecause}</Notice>}
            <p className="wrap-anywhere text-14">{alert.sentence}</p>
          </div>
          {items.length > 0 && <ItemList items={items} count={alert.itemCount} />}
          <Section title="Sent to">
            {deliveries.length > 0 ? (
              <DeliveryList
                by="destination"
                deliveries={deliveries}
                canOpenDestinations={may(scope.role, "destinations.manage")}
              />
            ) : (
              <p className="text-13 text-fg-2">{nowhere(alert)}</p>
            )}
          </Section>
          <Section title="History and notes">
            <div className="grid gap-4">
              <AlertHistory history={history} />
              <NoteForm alertId={alert.id} disabledBecause={disabledBecause} />
            </div>
          </Section>
        </div>
        <aside aria-label="Facts" className="min-w-0">
          <AlertFacts details={details} />
        </aside>
      </div>
    </>
  );
}

function nowhere({ suppressedBecause, ruleId }: AlertDetails["alert"]): string {
  if (suppressedBecause) return "Nowhere: it was suppressed.";
  return ruleId ? "Nowhere: its rule had no destination then." : "Nowhere: it is in the inbox alone.";
}

function AlertFacts({ details: { alert, facts } }: { details: AlertDetails }) {
  const { ruleId, ruleName, jobId, assetId } = alert;
  return (
    <Facts
      facts={[
        {
          label: "State",
          value: (
            <span className="flex justify-end">
              <AlertState {...alert} />
            </span>
          ),
        },
        { label: "Event", value: alertKindLabel(alert.kind) },
        {
          label: "Rule",
          value: ruleId ? (
            <Link href={`/alerts/rules/${ruleId}`} className={LINK}>
              {ruleName}
            </Link>
          ) : (
            ruleName
          ),
        },
        ...facts,
        ...(jobId
          ? [
              {
                label: "Job",
                value: (
                  <Link href={`/jobs/${jobId}`} className={LINK}>
                    Open the job
                  </Link>
                ),
              },
            ]
          : []),
        ...(jobId && isOfChanges(alert.kind)
          ? [
              {
                label: "Found",
                value: (
                  <Link href={`/schema-changes?job=${jobId}`} className={LINK}>
                    Open the changes
                  </Link>
                ),
              },
            ]
          : []),
        ...(assetId && alert.kind === "freshness_violation"
          ? [
              {
                label: "Updates",
                value: (
                  <Link href={`/freshness/${assetId}`} className={LINK}>
                    Open its freshness
                  </Link>
                ),
              },
            ]
          : []),
        ...(assetId
          ? [
              {
                label: "Place",
                value: (
                  <Link href={`/assets/${assetId}`} className={LINK}>
                    Open the asset
                  </Link>
                ),
              },
            ]
          : []),
        ...(alert.kind.startsWith("destination_")
          ? [
              {
                label: "Place",
                value: (
                  <Link href="/settings/destinations" className={LINK}>
                    Open the destinations
                  </Link>
                ),
              },
            ]
          : []),
        { label: "Since", value: <RelativeTime at={alert.createdAt} /> },
        { label: "Last change", value: <RelativeTime at={alert.stateAt} /> },
      ]}
    />
  );
}
