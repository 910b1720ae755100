import { Database } from "lucide-react";
import Link from "next/link";
import { Icon } from "#app/_ui/icon.tsx";
import { formatQuantity } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { jobsHref } from "../address.ts";
import { RecentRuns } from "./recent-runs.client.tsx";

/** What the job acts on, and how its last runs there went. */
export function AssetFacts({ details }: { details: JobDetails }) {
  const { job, source, assetState } = details;
  const name = [source?.name ?? job.sourceName, job.relationName].filter(Boolean).join(" › ");
  if (!source || !job.assetId) return <p className="text-fg-2">{name ? `${name}, which is gone` : "None"}</p>;
  const state = source.state === "removed" ? "removed" : assetState === "archived" ? "no longer there" : null;
  const facts = [
    source.serverVersion && `PostgreSQL ${source.serverVersion}`,
    source.relationCount > 0 && formatQuantity(source.relationCount, "table or view", "tables and views"),
    state,
  ].filter(Boolean);
  return (
    <>
      <Link
        href={`/assets/${job.assetId}`}
        className="inline-flex max-w-full items-center gap-1.5 rounded-4 font-medium text-accent-text hover:underline"
      >
        <Icon of={Database} />
        <span className="truncate">{name}</span>
      </Link>
      <p className="num mt-0.5 text-fg-3">{facts.join(" · ")}</p>
      <RecentRuns details={details} />
      <Link
        href={jobsHref({ asset: job.assetId })}
        className="mt-1.5 inline-block rounded-4 text-12 text-accent-text hover:underline"
      >
        All its jobs
      </Link>
    </>
  );
}
