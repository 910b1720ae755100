"use client";

import Link from "next/link";
import { useState } from "react";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { formatQuantity } from "#lib/format.ts";
import { type Compared, compareRuns } from "#lib/jobs/details/compare-runs.ts";
import { STATUS_LABELS } from "#lib/jobs/status.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { useJobType } from "../_parts/job-types.client.tsx";
import { Part } from "./heading.client.tsx";

const TITLE = "Compared with the last good run";

/** What differs from the last completed run of the same asset and type; the rest is a press away. */
export function Comparison({ details }: { details: JobDetails }) {
  const { job, past } = details;
  const phases = useJobType(job.type)?.phases ?? [];
  const [isWhole, setWhole] = useState(false);
  const good = past.lastGood;
  if (!good)
    return (
      <Part title={TITLE}>
        <p className="text-13 text-fg-3">No run of this type has completed here before this one.</p>
      </Part>
    );
  const { differences, same } = compareRuns(details, good, phases);
  const rows = isWhole ? [...differences, ...same] : differences;
  return (
    <Part
      title={TITLE}
      aside={
        <>
          <Link href={`/jobs/${good.id}`} className="mono rounded-4 text-accent-text hover:underline">
            {good.shortId}
          </Link>
          {" · "}
          <RelativeTime at={good.finishedAt} />
        </>
      }
      action={
        same.length > 0 && (
          <button
            type="button"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
            className="rounded-4 font-medium text-accent-text hover:underline"
          >
            {isWhole
              ? "Show differences only"
              : `Show the ${same.length} that ${same.length === 1 ? "is" : "are"} the same`}
          </button>
        )
      }
    >
      {rows.length === 0 ? (
        <p className="text-13 text-fg-2">
          Nothing differs: {formatQuantity(same.length, "fact")} are the same.
        </p>
      ) : (
        <table className="num w-full table-fixed border-separate border-spacing-0 text-13">
          <caption className="sr-only">This run beside {good.shortId}</caption>
          <thead>
            <tr className="text-12 text-fg-3">
              <th scope="col" className={`${HEAD} w-[148px] max-sm:w-[100px]`}>
                {isWhole ? "Fact" : "Differs"}
              </th>
              <th scope="col" className={HEAD}>
                {good.shortId}, completed
              </th>
              <th scope="col" className={HEAD}>
                This run, {STATUS_LABELS[job.status].toLowerCase()}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ComparedRow key={row.label} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

const HEAD = "border-b pr-3 pb-1.5 text-left font-medium";
const CELL = "wrap-anywhere border-line-soft border-b py-1.5 pr-3 align-top";

const ComparedRow = ({ row: { label, before, now, isSame } }: { row: Compared }) => (
  <tr>
    <th scope="row" className={`${CELL} text-left font-normal text-fg-3`}>
      {label}
    </th>
    <td className={`${CELL} ${isSame ? "text-fg-2" : ""}`}>{before}</td>
    <td className={`${CELL} ${isSame ? "text-fg-2" : ""}`}>
      {isSame ? (
        now
      ) : (
        <span className="rounded-4 bg-warn-bg box-decoration-clone px-1 font-medium text-warn-fg">{now}</span>
      )}
    </td>
  </tr>
);
