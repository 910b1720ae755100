import { Archive } from "lucide-react";
import type { ReactNode } from "react";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { Badge } from "#app/_ui/badge.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { isActive } from "#lib/jobs/status.ts";
import type { JobDetails, JobPage } from "#lib/jobs/views.ts";
import type { ScheduleView } from "#lib/schedules/views.ts";
import type { SourceDetails } from "#lib/sources/queries.ts";
import { AlertsLine } from "../../../alerts/_parts/alerts-line.tsx";
import { ConnectionTest } from "../../_form/connection-test.client.tsx";
import { JobBanner } from "../../_jobs/job-banner.client.tsx";
import { JobsSection } from "../../_jobs/jobs-section.tsx";
import { ConnectionFacts } from "./connection-facts.tsx";
import { ScheduleFacts } from "./schedule-facts.tsx";
import { SourceActions } from "./source-actions.client.tsx";
import { UnreadableSchemas } from "./unreadable-schemas.tsx";

type SourcePageProps = {
  source: SourceDetails;
  /** What runs on it by itself. */
  schedules: readonly ScheduleView[];
  alerts: { open: number; all: number };
  /** The job a link led here for. */
  asked: JobDetails | null;
  jobs: { page: JobPage; filter: JobFilter };
  /** Where the stream takes over from this page. */
  cursor: string;
  role: Role;
  /** The list of its tables. */
  tables: ReactNode;
  types: ReactNode;
};

const TRAIL = [{ href: "/assets", label: "Assets" }];

/** A connected database: what it is, what is in it, what ran on it, what can be done. */
export function SourcePage({
  source,
  schedules,
  alerts,
  asked,
  jobs,
  cursor,
  role,
  tables,
  types,
}: SourcePageProps) {
  const isGone = source.state === "removed";
  const underWay = jobs.page.rows.find(({ status }) => isActive(status));
  return (
    <>
      <PageHeader
        title={source.name}
        trail={TRAIL}
        aside={
          <>
            {source.isSample && <Badge>Sample</Badge>}
            {isGone && <Badge tone="warn">Removed</Badge>}
          </>
        }
        actions={
          isGone ? null : (
            <SourceActions
              source={{ id: source.id, name: source.name }}
              whyNotRun={may(role, "jobs.run") ? null : whyNot("jobs.run")}
              whyNotManage={may(role, "sources.manage") ? null : whyNot("sources.manage")}
            />
          )
        }
      />
      <RefreshOnJobs sourceId={source.id} cursor={cursor} />
      <div className="grid min-w-0 gap-6 px-5 pt-3 pb-10 max-sm:px-4 md:grid-cols-[minmax(0,1fr)_304px] md:gap-8">
        <div className="grid min-w-0 content-start gap-6">
          {asked && <Asked details={asked} source={source} cursor={cursor} />}
          {underWay && underWay.id !== asked?.job.id && (
            <JobBanner key={underWay.id} initial={underWay} cursor={cursor} endsWithJob />
          )}
          {!isGone && <UnreadableSchemas source={source} />}
          {isGone ? <Gone /> : tables}
          <JobsSection
            page={jobs.page}
            filter={jobs.filter}
            role={role}
            nothing="No job has run on it yet."
          />
          {!isGone && types}
        </div>
        <aside aria-label="About this source" className="min-w-0">
          <AlertsLine assetId={source.id} alerts={alerts} />
          <div className="grid gap-6">
            {!isGone && (
              <ScheduleFacts
                sourceId={source.id}
                schedules={schedules}
                mayManage={may(role, "schedules.manage")}
              />
            )}
            <ConnectionFacts source={source} />
          </div>
        </aside>
      </div>
    </>
  );
}

/** A test reports in full; of every other job the line with its result. */
function Asked({ details, source, cursor }: { details: JobDetails; source: SourceDetails; cursor: string }) {
  if (details.job.type !== "connection_test")
    return <JobBanner key={details.job.id} initial={details.job} cursor={cursor} />;
  return (
    <ConnectionTest
      key={details.job.id}
      initial={details}
      isOutdated={new Date(details.job.createdAt) < source.updatedAt}
      retryLabel="Test connection again"
    />
  );
}

function Gone() {
  return (
    <EmptyState
      icon={<Icon of={Archive} size={20} />}
      title="This source was removed"
      actions={<ButtonLink href="/assets">All assets</ButtonLink>}
    >
      Its password is erased and its tables are archived. The jobs that ran on it stay below.
    </EmptyState>
  );
}
