import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Status } from "#app/_ui/status.tsx";
import type { SourceSummary } from "#lib/sources/queries.ts";

/** How the newest discovery stands, and when that was. */
export function LastDiscovery({ discovery }: { discovery: SourceSummary["lastDiscovery"] }) {
  if (!discovery) return <span className="text-fg-3">Never discovered</span>;
  const { id, shortId, status, message, createdAt, finishedAt } = discovery;
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-2" title={message ?? undefined}>
      <Link href={`/jobs/${id}`} className="rounded-4 hover:underline">
        <Status status={status} />
        <span className="sr-only">, discovery {shortId}</span>
      </Link>
      <RelativeTime at={(finishedAt ?? createdAt).toISOString()} className="num text-12 text-fg-3" />
    </span>
  );
}
