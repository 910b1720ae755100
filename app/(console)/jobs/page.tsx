import { CircleHelp, ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { ExportMenu } from "#app/_ui/export-menu.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { IconLink } from "#app/_ui/icon-button.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { may, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import { readOutcomes } from "#lib/jobs/durations/outcomes.ts";
import { readTrend } from "#lib/jobs/durations/trend.ts";
import { ofTrend } from "#lib/jobs/durations/trend-choices.ts";
import { listOpenCauses } from "#lib/jobs/failures/queries.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { listJobs } from "#lib/jobs/queries.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { whyNotEverything } from "#lib/operations/everything.ts";
import { listCurrentOperations } from "#lib/operations/queries.ts";
import { getPreferences } from "#lib/people/preferences.ts";
import { listPersonNames } from "#lib/people/queries.ts";
import { readerTimeZone } from "#lib/people/reader-time-zone.ts";
import { listSavedViews } from "#lib/saved-views/queries.ts";
import { listSourceNames } from "#lib/sources/queries.ts";
import { inZoneOfReader } from "#lib/web/job-filter.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { ColumnsProvider } from "./_list/columns.client.tsx";
import { ConnectInvitation } from "./_list/connect-invitation.tsx";
import { FailureStrip } from "./_list/failure-strip.tsx";
import { FilterBar } from "./_list/filter-bar.tsx";
import { JobsList } from "./_list/jobs-list.client.tsx";
import { NoJobs } from "./_list/no-jobs.tsx";
import { RunJobButton } from "./_list/run-job-button.client.tsx";
import { JobActsProvider } from "./_parts/job-acts.client.tsx";
import { JobTypesProvider } from "./_parts/job-types.client.tsx";
import { TrendPanel } from "./_trend/trend-panel.tsx";
import { chartAddress, TrendQuery } from "./_trend/trend-query.ts";
import { ViewsMenu } from "./_views/views-menu.tsx";
import { exportHref } from "./address.ts";
import { JOB_CATALOG } from "./job-types.ts";
import { jobsInTab } from "./tab-count.ts";

export const metadata: Metadata = { title: "Jobs" };

export default async function JobsPage({ searchParams }: PageProps<"/jobs">) {
  const scope = await requireScope();
  const search = await searchParams;
  const query = TrendQuery.parse(search);
  const filter = { ...JobFilter.parse(search), ...chartAddress(query) };
  const {
    page,
    sources,
    people,
    details,
    views,
    preferences,
    timeZone,
    operations,
    trend,
    outcomes,
    causes,
  } = await asOrganization(scope, async (db) => ({
    page: await listJobs(db, scope, await inZoneOfReader(db, scope, filter)),
    trend:
      query.chart === "durations"
        ? await readTrend(db, scope, await inZoneOfReader(db, scope, filter), query.of)
        : null,
    outcomes:
      query.chart === "outcomes"
        ? await readOutcomes(db, scope, ofTrend(await inZoneOfReader(db, scope, filter)))
        : null,
    causes: filter.tab === "failed" ? await listOpenCauses(db, scope) : null,
    timeZone: await readerTimeZone(db, scope),
    sources: await listSourceNames(db, scope),
    people: await listPersonNames(db, scope),
    details: await findDetails(db, scope, search.job),
    views: await listSavedViews(db, scope),
    preferences: await getPreferences(db, scope),
    operations: await listCurrentOperations(db, scope),
  }));
  const chosen = sources.filter((source) => filter.source.includes(source.id));
  const ofAsset = page.rows.find((job) => job.assetId === filter.asset);
  const present = sources.filter((source) => !source.isRemoved);
  const isSampleAlone = present.length > 0 && present.every((source) => source.isSample);
  const exportHrefs = {
    csv: exportHref(filter, "csv", scope.organizationId),
    json: exportHref(filter, "json", scope.organizationId),
  };

  return (
    <JobTypesProvider catalog={JOB_CATALOG}>
      <JobActsProvider>
        <PageHeader
          title="Jobs"
          aside={<ViewsMenu views={views} filter={filter} />}
          actions={
            <>
              <IconLink
                href="/help/using-jobs"
                label="Using the Jobs page"
                icon={<Icon of={CircleHelp} />}
                className="max-sm:hidden"
              />
              <ButtonLink
                href="/jobs/operations"
                tone="ghost"
                icon={<Icon of={ListChecks} className="sm:hidden" />}
                className="max-sm:w-11 max-sm:justify-center max-sm:px-0"
              >
                <span className="max-sm:sr-only">Operations</span>
              </ButtonLink>
              <RunJobButton role={scope.role} sources={sources} />
            </>
          }
        />
        {isSampleAlone && may(scope.role, "sources.manage") && <ConnectInvitation />}
        <ColumnsProvider remembered={preferences.jobColumns}>
          <JobsList
            page={page}
            filter={filter}
            role={scope.role}
            organizationId={scope.organizationId}
            operations={operations}
            whyNotEverything={{
              cancel: whyNotEverything(filter, "cancel"),
              retry: whyNotEverything(filter, "retry"),
            }}
            details={details}
            filters={
              <FilterBar
                filter={filter}
                choices={{ sources, people }}
                assetLabel={ofAsset ? (ofAsset.relationName ?? ofAsset.sourceName) : null}
                showLabel={
                  filter.status.length > 0 ? "Show jobs" : `Show ${jobsInTab(page.counts, filter.tab)}`
                }
                exportHrefs={exportHrefs}
              />
            }
            trend={
              <>
                {causes && <FailureStrip causes={causes} hasFailed={page.counts.failed > 0} />}
                <TrendPanel
                  {...{ filter, query, trend, outcomes, timeZone }}
                  isOpen={preferences.showsTrend}
                />
              </>
            }
            exporting={<ExportMenu isIconOnly hrefs={exportHrefs} />}
            nothing={
              <NoJobs
                filter={filter}
                sourceNames={chosen.map((source) => source.name)}
                typeLabels={filter.type.map(jobTypeLabel)}
                mayConnect={may(scope.role, "sources.manage")}
                page={page}
              />
            }
          />
        </ColumnsProvider>
      </JobActsProvider>
    </JobTypesProvider>
  );
}

/** An address with a job nobody knows shows the list all the same; the dialog then says that there is none. */
async function findDetails(db: Db, scope: Scope, id: unknown): Promise<JobDetails | null> {
  if (typeof id !== "string") return null;
  return getJobDetails(db, scope, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  });
}
