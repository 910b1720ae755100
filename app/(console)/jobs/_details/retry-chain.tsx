import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Status } from "#app/_ui/status.tsx";
import { isRetryable, JOB_STATUSES } from "#lib/jobs/status.ts";
import type { JobDetails } from "#lib/jobs/views.ts";

/** The job, what it retries and what retries it; the same work, oldest first. */
export function RetryChain({ details: { chain, job } }: { details: JobDetails }) {
  if (chain.length < 2)
    return (
      <p className="text-fg-2">
        {isRetryable(job.status)
          ? "Not retried yet. A retry makes a new job with the same configuration and today’s credentials."
          : "Not a retry of another job."}
      </p>
    );
  return (
    <ol className="flex flex-col gap-1.5">
      {chain.map((link) => (
        <li key={link.id} className="flex items-center gap-2">
          <Status status={JOB_STATUSES.find((status) => status === link.status) ?? "pending"} />
          {link.id === job.id ? (
            <span className="mono text-12 text-fg">
              {link.shortId} <span className="font-sans text-fg-3">this one</span>
            </span>
          ) : (
            <Link
              href={`/jobs/${link.id}`}
              className="mono rounded-4 text-12 text-accent-text hover:underline"
            >
              {link.shortId}
            </Link>
          )}
          <RelativeTime at={link.createdAt} className="num ml-auto text-12 text-fg-3" />
        </li>
      ))}
    </ol>
  );
}
