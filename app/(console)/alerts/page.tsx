import type { Metadata } from "next";
import Link from "next/link";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { TabLinks } from "#app/_ui/tabs.tsx";
import { listAlerts } from "#lib/alerts/queries.ts";
import { listRuleNames } from "#lib/alerts/rule-queries.ts";
import { findSuggestions } from "#lib/alerts/suggestions.ts";
import { ALERT_TABS, AlertFilter, type AlertTab, MOST_COUNTED } from "#lib/alerts/views.ts";
import { may, whyNot } from "#lib/auth/scope.ts";
import { formatCount } from "#lib/format.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { listSourceNames } from "#lib/sources/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { AlertFilters } from "./_list/alert-filters.tsx";
import { AlertList } from "./_list/alert-list.client.tsx";
import { NoAlerts } from "./_list/no-alerts.tsx";
import { SuggestedRules } from "./_parts/suggested-rules.tsx";
import { alertsHref, fromStart, tabHref } from "./address.ts";

export const metadata: Metadata = { title: "Alerts" };

const LABELS: Record<AlertTab, string> = {
  open: "Open",
  acknowledged: "Acknowledged",
  snoozed: "Snoozed",
  resolved: "Resolved",
  all: "All",
};

/** `1,000+` where no more were counted. */
const countOf = (count: number): string =>
  count > MOST_COUNTED ? `${formatCount(MOST_COUNTED)}+` : formatCount(count);

/** A job is an alert so soon after it ended. */
const ROUTED_WITHIN_MS = 1_500;
const LINK = "rounded-4 text-13 text-accent-text hover:underline max-sm:py-3";

export default async function AlertsPage({ searchParams }: PageProps<"/alerts">) {
  const scope = await requireScope();
  const filter = AlertFilter.parse(await searchParams);
  const { cursor, page, rules, sources, suggestions } = await asOrganization(scope, async (db) => ({
    // First of all: what happens while the rest is read is then heard of, and not missed.
    cursor: await readCursor(db),
    page: await listAlerts(db, scope, filter),
    rules: await listRuleNames(db, scope),
    sources: await listSourceNames(db, scope),
    suggestions: await findSuggestions(db, scope),
  }));
  const { rows, counts, newer, older } = page;
  const start = fromStart(filter);
  const disabledBecause = may(scope.role, "alerts.rule") ? null : whyNot("alerts.rule");
  return (
    <>
      <PageHeader
        title="Alerts"
        actions={
          <nav aria-label="About alerts" className="flex flex-wrap gap-x-4">
            <Link href="/alerts/rules" className={LINK}>
              Rules
            </Link>
            <Link href="/alerts/quiet" className={LINK}>
              Quiet times
            </Link>
            <Link href="/settings/destinations" className={LINK}>
              Destinations
            </Link>
          </nav>
        }
      />
      <RefreshOnJobs sourceId={null} cursor={cursor} settleMs={ROUTED_WITHIN_MS} />
      <TabLinks
        label="Alerts by state"
        tabs={ALERT_TABS.map((tab) => ({
          ...{ href: tabHref(filter, tab), label: LABELS[tab], count: countOf(counts[tab]) },
          isCurrent: filter.tab === tab,
        }))}
      />
      <AlertFilters filter={filter} sources={sources} rules={rules} />
      {rules.length === 0 && rows.length === 0 && (
        <SuggestedRules names={suggestions} disabledBecause={disabledBecause} />
      )}
      <div className="relative border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        {rows.length === 0 ? (
          <NoAlerts filter={filter} hasRules={rules.length > 0} mayMakeRules={disabledBecause === null} />
        ) : (
          <AlertList rows={rows} role={scope.role} />
        )}
      </div>
      <Pager
        text={`${formatCount(rows.length)} of ${countOf(counts[filter.tab])} ${counts[filter.tab] === 1 ? "alert" : "alerts"}`}
        order="Newest first"
        back={{ label: "Newer", href: newer && alertsHref({ ...start, after: newer }) }}
        forth={{ label: "Older", href: older && alertsHref({ ...start, before: older }) }}
      />
    </>
  );
}
