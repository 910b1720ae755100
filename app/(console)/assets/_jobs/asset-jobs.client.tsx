"use client";

import Link from "next/link";
import { useState } from "react";
import { useJobChanges } from "#app/_live/live.client.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Status } from "#app/_ui/status.tsx";
import { Td, Th, Tr } from "#app/_ui/table.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobPage, JobRow } from "#lib/jobs/views.ts";
import { JobDuration } from "../../jobs/_parts/job-duration.tsx";
import { JobMenu } from "../../jobs/_parts/job-menu.client.tsx";
import { JobMessage } from "../../jobs/_parts/job-message.tsx";
import { useTypeLabel } from "../../jobs/_parts/job-types.client.tsx";
import { ProgressCell } from "../../jobs/_parts/progress-cell.tsx";
import { TypeIcon } from "../../jobs/_parts/type-icon.tsx";
import { applyJob, type JobList } from "../../jobs/job-store.ts";
import { ScrollingTable } from "../scrolling-table.tsx";

/** The newest only: the rest is a link away, where it can be filtered. */
const MOST_SHOWN = 8;

/** Where there is room for the message or for these, not for both: the banner above tells of what runs. */
const YIELDS = "xl:max-[1440px]:hidden";

type AssetJobsProps = { page: JobPage; filter: JobFilter; role: Role; nothing: string };

/** The newest jobs of a source or a relation, kept current. */
export function AssetJobs({ page, filter, role, nothing }: AssetJobsProps) {
  const [list, setList] = useState<JobList>({ rows: page.rows, unseen: [] });
  const [shown, setShown] = useState(page);
  if (page !== shown) {
    setShown(page);
    setList({ rows: page.rows, unseen: [] });
  }
  useJobChanges((rows) => {
    const reading = { filter, isAtTop: true, hasOlder: page.older !== null, laterPageReadAt: null };
    setList((now) => rows.reduce((list, job) => applyJob(list, job, reading), now));
  }, page.cursor);

  if (list.rows.length === 0) return <p className="text-13 text-fg-3">{nothing}</p>;
  return (
    <ScrollingTable
      caption="Newest jobs"
      head={
        <>
          <Th>Job</Th>
          <Th>Status</Th>
          <Th className={`max-md:hidden ${YIELDS}`}>Progress</Th>
          <Th isNumber className={`max-sm:hidden ${YIELDS}`}>
            Duration
          </Th>
          <Th className="w-full max-xl:hidden">Message</Th>
          <Th isNumber>Created</Th>
          <Th className="w-10">
            <span className="sr-only">Actions</span>
          </Th>
        </>
      }
    >
      {list.rows.slice(0, MOST_SHOWN).map((job) => (
        <Row key={job.id} job={job} role={role} />
      ))}
    </ScrollingTable>
  );
}

function Row({ job, role }: { job: JobRow; role: Role }) {
  const label = useTypeLabel(job.type);
  return (
    <Tr>
      <Td>
        <Link
          href={`/jobs/${job.id}`}
          className="flex items-center gap-2 whitespace-nowrap rounded-4 py-1 hover:underline"
        >
          <TypeIcon type={job.type} />
          <span className="max-sm:sr-only">{label}</span>
          <span className="mono text-12 text-fg-3">{job.shortId}</span>
        </Link>
      </Td>
      <Td>
        <Status status={job.status} isCancelling={job.cancel !== null} />
      </Td>
      <Td className={`min-w-28 max-md:hidden ${YIELDS}`}>
        <ProgressCell job={job} />
      </Td>
      <Td isNumber className={`whitespace-nowrap max-sm:hidden ${YIELDS}`}>
        <JobDuration job={job} />
      </Td>
      <Td className="max-w-0 truncate max-xl:hidden">
        <JobMessage job={job} />
      </Td>
      <Td isNumber className="whitespace-nowrap text-fg-3">
        <RelativeTime at={job.createdAt} />
      </Td>
      <Td className="pl-0">
        <JobMenu job={job} role={role} />
      </Td>
    </Tr>
  );
}
