import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ProgressBar } from "#app/_ui/progress-bar.tsx";
import { Status } from "#app/_ui/status.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import type { JobDetails } from "#lib/jobs/views.ts";
import { Grants } from "../../jobs/_parts/grants.tsx";
import { JobMessage } from "../../jobs/_parts/job-message.tsx";
import { useFailureLabel } from "../../jobs/_parts/job-types.client.tsx";
import { readReport } from "./report.ts";

type TestOutcomeProps = { details: JobDetails; isOutdated: boolean; retryLabel: string };

/** What a connection test found: while it runs what it does, then the report, or cause and fix. */
export function TestOutcome({ details, isOutdated, retryLabel }: TestOutcomeProps) {
  const { job, failure, result } = details;
  const failureLabel = useFailureLabel(failure?.class ?? "");
  const frame = "grid gap-3 rounded-8 border bg-sunken p-3 text-13";
  if (job.status === "pending" || job.status === "running") {
    return (
      <div className={frame}>
        <div className="flex flex-wrap items-center gap-2">
          <Status status={job.status} isCancelling={job.cancel !== null} />
          <JobMessage job={job} />
        </div>
        <ProgressBar percent={job.progress} label="Connection test" />
        <noscript>
          <Link href="" className="text-accent-text underline">
            Load this page again to see what came of it
          </Link>
        </noscript>
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      {isOutdated && (
        <Notice tone="warn">The settings were changed after this test. {retryLabel} to be sure.</Notice>
      )}
      {failure ? (
        <div className="grid gap-2.5 rounded-8 border border-failed-line bg-failed-bg p-3 text-13">
          <div className="flex flex-wrap items-center gap-2">
            <span className="flex min-w-0 items-start gap-1.5 font-medium text-failed-fg">
              <StatusShape of="failed" className="mt-px text-failed-mark" />
              {failure.message}
            </span>
            <Badge tone="failed">{failureLabel}</Badge>
          </div>
          <p className="text-fg-2">{failure.cause}</p>
          <p className="font-medium">{failure.remedy}</p>
          {failure.remedySql && <CodeBlock code={failure.remedySql} label="the statements" />}
        </div>
      ) : job.status === "cancelled" ? (
        <div className={frame}>
          <Status status="cancelled">The test was cancelled</Status>
        </div>
      ) : (
        <Report result={result} grants={details.grants} />
      )}
      <Link
        href={`/jobs/${job.id}`}
        className="justify-self-start rounded-4 text-12 text-accent-text hover:underline"
      >
        All about this test
      </Link>
    </div>
  );
}

function Report({ result, grants }: Pick<JobDetails, "result" | "grants">) {
  const report = readReport(result);
  if (!report) return <Status status="completed">The connection works</Status>;
  const { readableSchemas, unreadableSchemas } = report;
  return (
    <div className="grid gap-3 rounded-8 border border-completed-line bg-completed-bg p-3 text-13">
      <Status status="completed">The connection works</Status>
      <Facts
        facts={[
          { label: "Version", value: report.serverVersion },
          {
            label: "Role",
            value: report.isSuperuser ? `${report.role}, a superuser` : report.role,
            isMono: true,
          },
          { label: "TLS", value: report.tlsVersion ?? "none" },
          { label: "Schemas it may read", value: readableSchemas.join(", ") || "none" },
          ...(unreadableSchemas.length > 0
            ? [{ label: "Schemas it may not read", value: unreadableSchemas.join(", ") }]
            : []),
        ]}
      />
      {report.problems.length > 0 && (
        <ul className="grid gap-1.5">
          {report.problems.map((problem) => (
            <li key={problem}>
              <Notice tone="warn">{problem}</Notice>
            </li>
          ))}
        </ul>
      )}
      {grants && <Grants statements={grants} />}
    </div>
  );
}
