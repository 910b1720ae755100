import Link from "next/link";
import type { ReactNode } from "react";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Duration } from "#app/_ui/duration.client.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { formatDuration } from "#lib/format.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { formatSlot } from "#lib/schedules/format.ts";
import { alertsHref } from "../../alerts/address.ts";
import { JobDuration } from "../_parts/job-duration.tsx";
import { triggerLabel } from "../_parts/trigger-label.ts";
import { progressFact } from "../progress-text.ts";
import { AssetFacts } from "./asset-facts.tsx";
import { useHeading } from "./heading.client.tsx";
import { History } from "./history.tsx";
import { RetryChain } from "./retry-chain.tsx";
import { UsualDuration } from "./usual-duration.client.tsx";

const MONO = new Set(["Host", "Port", "Database", "User"]);

/** The facts beside the story. */
export function SideFacts({ details }: { details: JobDetails }) {
  const { job, configuration, events, slot, alerts } = details;
  return (
    <aside
      aria-label="Facts"
      className="flex min-w-0 flex-col gap-5 border-line bg-sunken p-5 text-13 max-[899px]:mt-5 max-[899px]:border-y min-[900px]:col-start-2 min-[900px]:row-span-2 min-[900px]:row-start-1 min-[900px]:border-l max-sm:px-4"
    >
      <Facts
        facts={[
          ...(job.status === "pending"
            ? [{ label: "Waiting", value: <Duration base={job.waitedMs} since={job.queuedAt} /> }]
            : [
                {
                  label: "Duration",
                  value: (
                    <>
                      <JobDuration job={job} />
                      <UsualDuration details={details} />
                    </>
                  ),
                },
                { label: "Waited", value: formatDuration(job.waitedMs) },
                { label: "Progress", value: progressFact(job) },
              ]),
          { label: "Trigger", value: triggerLabel(job.trigger) },
          ...(slot
            ? [
                {
                  label: "Slot",
                  value: (
                    <Link
                      href={`/settings/schedules/${slot.scheduleId}`}
                      className="rounded-4 text-accent-text hover:underline"
                    >
                      {formatSlot(slot.slot, details.now, slot.timeZone)} ({slot.timeZone})
                    </Link>
                  ),
                },
              ]
            : []),
          ...(alerts.newestId
            ? [
                {
                  label: "Alerts",
                  value: (
                    <Link
                      href={
                        alerts.all === 1
                          ? `/alerts/${alerts.newestId}`
                          : alertsHref({ tab: "all", job: job.id })
                      }
                      className="rounded-4 text-accent-text hover:underline"
                    >
                      {alerts.all}, {alerts.open > 0 ? `${alerts.open} not resolved` : "resolved"}
                    </Link>
                  ),
                },
              ]
            : []),
          { label: "Started by", value: job.startedByName ?? "–" },
          { label: "Created", value: <RelativeTime at={job.createdAt} /> },
        ]}
      />
      <SidePart title="Asset">
        <AssetFacts details={details} />
      </SidePart>
      <SidePart title="Retry chain">
        <RetryChain details={details} />
      </SidePart>
      <SidePart
        title="Configuration"
        action={
          configuration.length > 0 && (
            <CopyButton text={asText(configuration)} label="Copy the configuration" isIconOnly />
          )
        }
      >
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

/** As it is shown: what is redacted there is redacted here. */
const asText = (configuration: JobDetails["configuration"]): string =>
  configuration.map(({ label, value }) => `${label}: ${value}`).join("\n");

type SidePartProps = { title: string; action?: ReactNode; children: ReactNode };

function SidePart({ title, action, children }: SidePartProps) {
  const Heading = useHeading();
  return (
    <section aria-label={title} className="border-t pt-[18px]">
      <div className="mb-2 flex items-center justify-between">
        <Heading className="font-semibold text-13">{title}</Heading>
        {action}
      </div>
      {children}
    </section>
  );
}
