import type { Metadata } from "next";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { TabLinks } from "#app/_ui/tabs.tsx";
import { may } from "#lib/auth/scope.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { listFreshness } from "#lib/freshness/queries.ts";
import { FRESHNESS_TABS, FreshnessFilter, type FreshnessTab } from "#lib/freshness/views.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { findNextRun } from "#lib/schedules/queries.ts";
import { listSourceNames } from "#lib/sources/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { FreshnessFilters } from "./_list/freshness-filters.tsx";
import { FreshnessTable } from "./_list/freshness-table.tsx";
import { NoTables } from "./_list/no-tables.tsx";
import { freshnessHref, fromStart, tabHref } from "./address.ts";

export const metadata: Metadata = { title: "Freshness" };

const LABELS: Record<FreshnessTab, string> = {
  all: "All",
  stale: "Stale",
  unknown: "Unknown",
  fresh: "Fresh",
  disabled: "Turned off",
};

export default async function FreshnessPage({ searchParams }: PageProps<"/freshness">) {
  const scope = await requireScope();
  const filter = FreshnessFilter.parse(await searchParams);
  const { cursor, page, sources, nextCheckAt } = await asOrganization(scope, async (db) => ({
    // First: a check that ends in between is then heard of, and not missed.
    cursor: await readCursor(db),
    page: await listFreshness(db, scope, filter),
    sources: await listSourceNames(db, scope),
    nextCheckAt: await findNextRun(db, scope, "freshness_check"),
  }));
  const { rows, counts, after } = page;
  const isNothingJudged = counts.unknown > 0 && counts.fresh + counts.stale === 0;
  return (
    <>
      <PageHeader title="Freshness" />
      <RefreshOnJobs sourceId={filter.source ?? null} cursor={cursor} endsOf="freshness_check" />
      <TabLinks
        label="Tables by freshness"
        tabs={FRESHNESS_TABS.map((tab) => ({
          href: tabHref(filter, tab),
          label: LABELS[tab],
          count: formatCount(counts[tab]),
          isCurrent: filter.tab === tab,
        }))}
      />
      <FreshnessFilters filter={filter} sources={sources} />
      {isNothingJudged && (
        <div className="px-5 pb-3 max-sm:px-4">
          <Notice>
            No table is held to anything yet. How often each is updated is learned from checks to come; to
            have one judged at once, open it and say how often it has to be.
          </Notice>
        </div>
      )}
      <div className="relative border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {rows.length === 0 ? (
          <NoTables {...{ filter, nextCheckAt }} maySchedule={may(scope.role, "schedules.manage")} />
        ) : (
          <FreshnessTable rows={rows} />
        )}
      </div>
      <Pager
        text={`${formatCount(rows.length)} of ${formatQuantity(counts[filter.tab], "table")}`}
        order="Worst first"
        back={{ label: "First", href: filter.after ? freshnessHref(fromStart(filter)) : null }}
        forth={{ label: "More", href: after && freshnessHref({ ...fromStart(filter), after }) }}
      />
    </>
  );
}
