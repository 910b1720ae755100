import type { Metadata } from "next";
import Link from "next/link";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { Choices } from "#app/_ui/choices.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { may } from "#lib/auth/scope.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { countStale } from "#lib/freshness/queries.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { findMetricRun } from "#lib/metrics/anomalies.ts";
import { readMetricHealth } from "#lib/metrics/health.ts";
import { listMetrics } from "#lib/metrics/queries.ts";
import { METRIC_TABS, MetricFilter, type MetricPage } from "#lib/metrics/views.ts";
import { listSourceNames } from "#lib/sources/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { HealthList } from "../_list/health-list.tsx";
import { MetricFilters } from "../_list/metric-filters.tsx";
import { MetricTable } from "../_list/metric-table.tsx";
import { NoMetrics } from "../_list/no-metrics.tsx";
import { STATUS_WORDS } from "../_parts/metric-badge.tsx";
import { fromStart, metricsHref, tabHref } from "../address.ts";
import { MetricTabs } from "../metric-tabs.tsx";

export const metadata: Metadata = { title: "Metrics" };

export default async function MetricsPage({ searchParams }: PageProps<"/metrics">) {
  const scope = await requireScope();
  const filter = MetricFilter.parse(await searchParams);
  const { cursor, page, health, stale, run, sources } = await asOrganization(scope, async (db) => ({
    // First: a capture that ends in between is then heard of, and not missed.
    cursor: await readCursor(db),
    page: await listMetrics(db, scope, filter),
    health: await readMetricHealth(db, scope),
    stale: await countStale(db, scope),
    run: filter.job ? await findMetricRun(db, scope, filter.job) : null,
    sources: await listSourceNames(db, scope),
  }));
  const { rows, counts, after } = page;
  const hasNone = health.every(({ metrics }) => Object.values(metrics).every((count) => count === 0));
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
      />
      <RefreshOnJobs sourceId={filter.source ?? null} cursor={cursor} endsOf="metric_capture" />
      <MetricTabs current="metrics" />
      {!hasNone && (
        <>
          <HealthList health={health} stale={stale} />
          <MetricFilters filter={filter} sources={sources} run={run}>
            <StatusChoices filter={filter} counts={counts} />
          </MetricFilters>
        </>
      )}
      <div className="relative border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {rows.length === 0 ? (
          <NoMetrics filter={filter} health={health} maySchedule={may(scope.role, "schedules.manage")} />
        ) : (
          <MetricTable rows={rows} />
        )}
      </div>
      {rows.length > 0 && (
        <Pager
          text={`${formatCount(rows.length)} of ${formatQuantity(counts[filter.tab], "metric")}`}
          order="Worst first"
          back={{ label: "First", href: filter.after ? metricsHref(fromStart(filter)) : null }}
          forth={{ label: "More", href: after && metricsHref({ ...fromStart(filter), after }) }}
        />
      )}
    </>
  );
}

/** Those there are none of are left out, but for the one that is chosen. */
const StatusChoices = ({ filter, counts }: { filter: MetricFilter; counts: MetricPage["counts"] }) => (
  <Choices
    label="Metrics by status"
    choices={METRIC_TABS.filter((tab) => tab === "all" || tab === filter.tab || counts[tab] > 0).map(
      (tab) => ({
        href: tabHref(filter, tab),
        label: tab === "all" ? "All" : STATUS_WORDS[tab],
        count: formatCount(counts[tab]),
        isChosen: filter.tab === tab,
      }),
    )}
  />
);
