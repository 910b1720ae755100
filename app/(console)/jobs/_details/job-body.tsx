import type { Role } from "#lib/auth/scope.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { Attempts } from "./attempts.tsx";
import { HeadingLevelProvider } from "./heading.client.tsx";
import { Lead } from "./lead.tsx";
import { LogLines } from "./log-lines.client.tsx";
import { SideFacts } from "./side-facts.tsx";
import { StackTrace } from "./stack-trace.tsx";
import { Steps } from "./steps.client.tsx";
import { Timeline } from "./timeline.client.tsx";

type JobBodyProps = { details: JobDetails; role: Role; headings: "h2" | "h3" };

/** The same in the dialog and on the page: what matters now first, then the facts beside it and the rest below. */
export function JobBody({ details, role, headings }: JobBodyProps) {
  const { job, attempts, log, failure } = details;
  const logLines = <LogLines log={log} isRunning={job.status === "running"} attempts={attempts.length} />;
  return (
    <HeadingLevelProvider level={headings}>
      <div className="grid min-h-full grid-cols-1 md:grid-cols-[minmax(0,1fr)_304px] md:grid-rows-[auto_1fr]">
        <div className="min-w-0 p-5 pb-0 max-sm:p-4 max-sm:pb-0">
          <Lead details={details} role={role} />
        </div>
        <SideFacts details={details} />
        <div className="flex min-w-0 flex-col gap-6 p-5 pt-6 max-sm:p-4 max-sm:pt-6">
          {job.status === "running" && logLines}
          <Timeline details={details} />
          <Steps details={details} />
          {attempts.length > 1 && <Attempts details={details} />}
          {job.status !== "running" && logLines}
          {failure?.stack && <StackTrace stack={failure.stack} />}
        </div>
      </div>
    </HeadingLevelProvider>
  );
}
