import type { Role } from "#lib/auth/scope.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { Attempts } from "./attempts.tsx";
import { Comparison } from "./comparison.client.tsx";
import { HeadingLevelProvider } from "./heading.client.tsx";
import { Lead } from "./lead.tsx";
import { LogLines } from "./log-lines.client.tsx";
import { ResultSummary } from "./result-summary.tsx";
import { SideFacts } from "./side-facts.tsx";
import { StackTrace } from "./stack-trace.tsx";
import { Steps } from "./steps.client.tsx";
import { Timeline } from "./timeline.client.tsx";

type JobBodyProps = { details: JobDetails; role: Role; headings: "h2" | "h3" };

/**
 * The same in the dialog and on the page: what matters now first, then the facts beside it and the rest below, in the
 * order in which its status makes people ask.
 */
export function JobBody({ details, role, headings }: JobBodyProps) {
  const { id } = details.job;
  return (
    <HeadingLevelProvider level={headings}>
      <div className="grid min-h-full grid-cols-1 min-[900px]:grid-cols-[minmax(0,1fr)_304px] min-[900px]:grid-rows-[auto_1fr]">
        <div className="min-w-0 p-5 pb-0 max-sm:p-4 max-sm:pb-0">
          <Lead details={details} role={role} />
        </div>
        <SideFacts details={details} />
        {/* What was chosen of one job says nothing of the next. */}
        <div key={id} className="flex min-w-0 flex-col gap-6 p-5 pt-6 max-sm:p-4 max-sm:pt-6">
          <Parts details={details} />
        </div>
      </div>
    </HeadingLevelProvider>
  );
}

function Parts({ details }: { details: JobDetails }) {
  const { job, attempts, failure } = details;
  const tried = attempts.length > 1 && <Attempts details={details} />;
  switch (job.status) {
    case "pending":
      return (
        <>
          <Timeline details={details} />
          {attempts.length > 0 && (
            <>
              <Attempts details={details} />
              <LogLines details={details} />
              <Steps details={details} />
            </>
          )}
        </>
      );
    case "running":
      return (
        <>
          <LogLines details={details} />
          <Steps details={details} />
          <Timeline details={details} />
          {tried}
        </>
      );
    case "completed":
      return (
        <>
          <ResultSummary details={details} />
          <Timeline details={details} />
          <Steps details={details} />
          {tried}
          <Comparison details={details} />
          <LogLines details={details} />
        </>
      );
    case "failed":
    case "cancelled":
      return (
        <>
          <Timeline details={details} />
          <Steps details={details} />
          {attempts.length > 0 && job.status === "failed" ? <Attempts details={details} /> : tried}
          <Comparison details={details} />
          {attempts.length > 0 && <LogLines details={details} />}
          {failure?.stack && <StackTrace failure={failure} stack={failure.stack} />}
        </>
      );
  }
}
