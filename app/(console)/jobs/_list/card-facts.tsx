import { Fragment, type ReactNode } from "react";
import type { JobRow } from "#lib/jobs/views.ts";
import type { JobColumn } from "#lib/people/schemas.ts";
import { QueueWait } from "../_parts/queue-wait.tsx";
import { triggerLabel } from "../_parts/trigger-label.ts";

/** The optional columns as one line of a card: `By hand · Ada · attempt 2 · waited 3.1s`. */
export const CardFacts = ({ job, columns }: { job: JobRow; columns: readonly JobColumn[] }) => {
  const facts: Record<JobColumn, ReactNode> = {
    trigger: triggerLabel(job.trigger),
    startedBy: job.startedByName,
    attempt: job.attempt > 0 && `attempt ${job.attempt}`,
    queueWait: (
      <>
        waited <QueueWait job={job} />
      </>
    ),
  };
  return columns
    .filter((column) => facts[column])
    .map((column, place) => (
      <Fragment key={column}>
        {place > 0 && " · "}
        {facts[column]}
      </Fragment>
    ));
};
