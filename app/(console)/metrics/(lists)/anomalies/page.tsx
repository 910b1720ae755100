import type { Metadata } from "next";
import Link from "next/link";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { ExportMenu } from "#app/_ui/export-menu.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { findAssetName } from "#lib/catalog/queries.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { findMetricRun, listAnomalies } from "#lib/metrics/anomalies.ts";
import { AnomalyFilter } from "#lib/metrics/anomaly-views.ts";
import { readerTimeZone } from "#lib/people/reader-time-zone.ts";
import { listSourceNames } from "#lib/sources/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { AnomalyFilters } from "../../_anomalies/anomaly-filters.tsx";
import { AnomalyList } from "../../_anomalies/anomaly-list.client.tsx";
import { NoAnomalies } from "../../_anomalies/no-anomalies.tsx";
import { anomaliesFromStart, anomaliesHref, exportHref } from "../../address.ts";
import { MetricTabs } from "../../metric-tabs.tsx";

export const metadata: Metadata = { title: "Anomalies" };

export default async function AnomaliesPage({ searchParams }: PageProps<"/metrics/anomalies">) {
  const scope = await requireScope();
  const filter = AnomalyFilter.parse(await searchParams);
  const { cursor, page, run, assetName, sources } = await asOrganization(scope, async (db) => ({
    // First: a capture that ends in between is then heard of, and not missed.
    cursor: await readCursor(db),
    page: await listAnomalies(db, scope, { filter, timeZone: await readerTimeZone(db, scope) }),
    run: filter.job ? await findMetricRun(db, scope, filter.job) : null,
    assetName: filter.asset ? await findAssetName(db, scope, filter.asset) : null,
    sources: await listSourceNames(db, scope),
  }));
  const { rows, counts, after } = page;
  const hrefOf = (format: "csv" | "json") => exportHref(filter, format, scope.organizationId);
  return (
    <>
      <PageHeader
        title="Metrics"
        aside={
          run && (
            <Link
              href={`/jobs/${run.id}`}
              className="mono rounded-4 text-12 text-accent-text hover:underline"
            >
              {run.shortId}
            </Link>
          )
        }
        actions={<ExportMenu hrefs={{ csv: hrefOf("csv"), json: hrefOf("json") }} />}
      />
      <RefreshOnJobs sourceId={filter.source ?? null} cursor={cursor} endsOf="metric_capture" />
      <MetricTabs current="anomalies" />
      <AnomalyFilters filter={filter} counts={counts} sources={sources} run={run} assetName={assetName} />
      <div className="relative border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {rows.length === 0 ? (
          <NoAnomalies filter={filter} run={run} />
        ) : (
          <AnomalyList
            rows={rows}
            disabledBecause={may(scope.role, "metrics.set") ? null : whyNot("metrics.set")}
          />
        )}
      </div>
      <Pager
        text={`${formatCount(rows.length)} of ${formatQuantity(counts[filter.tab], "value")}`}
        order={filter.tab === "captured" ? "Anomalies first" : "Newest first"}
        back={{ label: "First", href: filter.after ? anomaliesHref(anomaliesFromStart(filter)) : null }}
        forth={{ label: "More", href: after && anomaliesHref({ ...anomaliesFromStart(filter), after }) }}
      />
    </>
  );
}
