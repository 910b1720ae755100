import Link from "next/link";
import { Notice } from "#app/_ui/notice.tsx";
import type { MetricHistory } from "#lib/metrics/views.ts";

/** Why there is no newer value, where there is none; nothing while all is well. */
export function StateNotice({ found: { metric, accessLevel } }: { found: MetricHistory }) {
  if (accessLevel === "schema_only")
    return (
      <Notice tone="warn">
        Its source shows its structure alone: row counts are what the server estimates, and nothing else is
        computed. An admin may change what Tidewatch may read on the{" "}
        <Link href={`/assets/${metric.sourceId}`} className="rounded-4 text-accent-text hover:underline">
          source’s page
        </Link>
        .
      </Notice>
    );
  if (metric.status === "failed")
    return (
      <Notice
        tone="failed"
        action={
          metric.jobId && (
            <Link
              href={`/jobs/${metric.jobId}`}
              className="shrink-0 rounded-4 text-12 text-accent-text hover:underline"
            >
              Go to job
            </Link>
          )
        }
      >
        The last run could not capture it. {metric.reason}
      </Notice>
    );
  if (metric.status === "disabled")
    return <Notice>It is turned off: nothing new is captured. Its history stays.</Notice>;
  return null;
}
