import { Database } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Duration } from "#app/_ui/duration.client.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { formatDuration, formatQuantity } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { JobDuration } from "../_parts/job-duration.tsx";
import { triggerLabel } from "../_parts/trigger-label.ts";
import { progressFact } from "../progress-text.ts";
import { useHeading } from "./heading.client.tsx";
import { History } from "./history.tsx";
import { RetryChain } from "./retry-chain.tsx";

const MONO = new Set(["Host", "Port", "Database", "User"]);

/** The facts beside the story. */
export function SideFacts({ details }: { details: JobDetails }) {
  const { job, source, configuration, events } = details;
  return (
    <aside
      aria-label="Facts"
      className="flex min-w-0 flex-col gap-5 border-line bg-sunken p-5 text-13 max-md:mt-5 max-md:border-y md:col-start-2 md:row-span-2 md:row-start-1 md:border-l max-sm:px-4"
    >
      <Facts
        facts={[
          ...(job.status === "pending"
            ? [{ label: "Waiting", value: <Duration base={job.waitedMs} since={job.queuedAt} /> }]
            : [
                { label: "Duration", value: <JobDuration job={job} /> },
                { label: "Waited", value: formatDuration(job.waitedMs) },
                { label: "Progress", value: progressFact(job) },
              ]),
          { label: "Trigger", value: triggerLabel(job.trigger) },
          { label: "Started by", value: job.startedByName ?? "–" },
          { label: "Created", value: <RelativeTime at={job.createdAt} /> },
        ]}
      />
      <SidePart title="Asset">
        {source ? (
          <>
            <Link
              href={`/assets/${job.assetId ?? source.id}`}
              className="inline-flex max-w-full items-center gap-1.5 rounded-4 font-medium text-accent-text hover:underline"
            >
              <Icon of={Database} />
              <span className="truncate">{[source.name, job.relationName].filter(Boolean).join(" › ")}</span>
            </Link>
            <p className="num mt-0.5 text-fg-3">
              {[
                source.serverVersion && `PostgreSQL ${source.serverVersion}`,
                source.relationCount > 0 && formatQuantity(source.relationCount, "table"),
                source.state === "removed" && "removed",
              ]
                .filter(Boolean)
                .join(" · ")}
            </p>
          </>
        ) : (
          <p className="text-fg-2">{job.sourceName ? `${job.sourceName}, which is gone` : "None"}</p>
        )}
      </SidePart>
      <SidePart title="Retry chain">
        <RetryChain details={details} />
      </SidePart>
      <SidePart title="Configuration">
        {configuration.length > 0 ? (
          <Facts facts={configuration.map((fact) => ({ ...fact, isMono: MONO.has(fact.label) }))} />
        ) : (
          <p className="text-fg-3">This type has none.</p>
        )}
      </SidePart>
      <SidePart title="History">
        <History events={events} />
      </SidePart>
    </aside>
  );
}

function SidePart({ title, children }: { title: string; children: ReactNode }) {
  const Heading = useHeading();
  return (
    <section aria-label={title} className="border-t pt-[18px]">
      <Heading className="mb-2 font-semibold text-13">{title}</Heading>
      {children}
    </section>
  );
}
