import { Link } from "#app/_ui/link.client.tsx";
import { formatQuantity } from "#lib/format.ts";
import type { FailureGroup } from "#lib/jobs/failures/queries.ts";

/** Above the failed jobs: their causes in one line, and the way to all of them. */
export function FailureStrip({ causes, hasFailed }: { causes: readonly FailureGroup[]; hasFailed: boolean }) {
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-4 border-t px-5 text-12 max-sm:min-h-11 max-sm:px-4">
      <Link
        href="/jobs/failures"
        className="shrink-0 font-medium text-13 text-accent-text underline underline-offset-2 max-sm:py-3"
      >
        Failures by cause
      </Link>
      {causes.length === 0 && (
        <span className="text-fg-3">
          {hasFailed ? "None fails now: later runs completed." : "None fails now."}
        </span>
      )}
      <ul className="flex min-w-0 gap-4 overflow-hidden max-sm:hidden">
        {causes.map(({ id, message, jobs, isAgain }) => (
          <li key={id} className="flex min-w-0 items-center gap-1.5" title={message}>
            <span className="num shrink-0 text-fg-3">{formatQuantity(jobs, "job")}</span>
            <span className="truncate">{message}</span>
            {isAgain && <span className="shrink-0 text-warn-fg">again</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
