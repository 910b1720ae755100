"use client";

import { memo, useEffect, useRef } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { SelectBox } from "#app/_ui/select-box.tsx";
import { Status } from "#app/_ui/status.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobRow as Job } from "#lib/jobs/views.ts";
import type { JobColumn } from "#lib/people/schemas.ts";
import { primeDetails } from "../_details/fetch-details.ts";
import { AssetName } from "../_parts/asset-name.tsx";
import { JobDuration } from "../_parts/job-duration.tsx";
import { JobMenu } from "../_parts/job-menu.client.tsx";
import { JobMessage } from "../_parts/job-message.tsx";
import { useTypeLabel } from "../_parts/job-types.client.tsx";
import { ProgressCell } from "../_parts/progress-cell.tsx";
import { QueueWait } from "../_parts/queue-wait.tsx";
import { triggerLabel } from "../_parts/trigger-label.ts";
import { TypeIcon } from "../_parts/type-icon.tsx";
import { CardFacts } from "./card-facts.tsx";

type JobRowProps = {
  job: Job;
  role: Role;
  columns: readonly JobColumn[];
  /** It came while the page was open. */
  isFresh: boolean;
  isSelected: boolean;
  onSelect(id: string, isRange: boolean): void;
  onOpen(job: Job): void;
};

/** One line of the table; below 640 px a card of the same cells. */
export const JobRow = memo(function JobRow({
  job,
  role,
  columns,
  isFresh,
  isSelected,
  onSelect,
  onOpen,
}: JobRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  useGlow(row, `${job.status} ${job.cancel !== null}`, isFresh);
  const label = useTypeLabel(job.type);

  /** A finger that comes down may be about to scroll; a mouse button rarely is, and it takes a while to come up. */
  const primeByMouse = ({ pointerType, button, target }: React.PointerEvent) => {
    if (pointerType === "mouse" && button === 0 && !(target as Element).closest("button, label, [role=menu]"))
      primeDetails(job.id);
  };
  const openUnlessElsewhere = (event: React.MouseEvent) => {
    const target = event.target as Element; // a click inside a row lands on an element
    if (target.closest("button, a, label, [role=menu]") || window.getSelection()?.toString()) return;
    onOpen(job);
  };

  return (
    <tr
      ref={row}
      data-job={job.id}
      onPointerDown={primeByMouse}
      onClick={openUnlessElsewhere}
      className={classNames(
        "group/row cursor-pointer has-[[data-job-link]:focus-visible]:outline-2",
        "has-[[data-job-link]:focus-visible]:outline-focus has-[[data-job-link]:focus-visible]:-outline-offset-2",
        isSelected
          ? "bg-accent-bg max-sm:shadow-[inset_2px_0_var(--accent)] sm:[&>td:first-child]:shadow-[inset_2px_0_var(--accent)]"
          : "hover:bg-hover has-aria-expanded:[&:has([aria-expanded=true])]:bg-hover",
        "transition-[background-color] max-sm:relative max-sm:grid",
        "max-sm:grid-cols-[44px_auto_minmax(0,1fr)_auto_44px] max-sm:gap-x-2 max-sm:gap-y-1",
        "max-sm:border-line-soft max-sm:border-b max-sm:py-3",
        // Cards out of sight are neither laid out nor painted.
        "max-sm:[contain-intrinsic-block-size:auto_92px] max-sm:[content-visibility:auto]",
      )}
    >
      <td
        className={`${CELL} pr-0 pl-3 max-sm:relative max-sm:z-1 max-sm:col-start-1 ${columns.length > 0 ? "max-sm:row-span-4" : "max-sm:row-span-3"} max-sm:row-start-1 max-sm:self-center`}
      >
        <SelectBox
          label={`Select ${job.shortId}`}
          isSelected={isSelected}
          onSelect={(isRange) => onSelect(job.id, isRange)}
          className="max-sm:opacity-100! pointer-fine:opacity-0 focus-visible:opacity-100! group-hover/row:opacity-100! in-data-selecting:opacity-100!"
        />
      </td>
      <td className={`${CELL} max-sm:absolute max-sm:inset-0 max-sm:p-0`}>
        <span className="flex items-center gap-1">
          <a
            data-job-link
            href={`/jobs/${job.id}`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
              event.preventDefault();
              onOpen(job);
            }}
            className="mono text-12 text-fg-2 tracking-[-0.01em] outline-none max-sm:absolute max-sm:inset-0 max-sm:font-sans max-sm:text-transparent"
          >
            {job.shortId}
          </a>
          <CopyButton
            text={job.shortId}
            label={`Copy ${job.shortId}`}
            isIconOnly
            className="size-5! opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100 max-sm:hidden!"
          />
        </span>
      </td>
      <td className={`${CELL} max-sm:col-start-2 max-sm:row-start-2`}>
        <span className="flex items-center gap-2" title={label}>
          <TypeIcon type={job.type} />
          <span className="truncate max-[1279px]:sr-only max-sm:not-sr-only max-sm:font-medium">{label}</span>
        </span>
      </td>
      <td className={`${CELL} max-sm:col-span-2 max-sm:col-start-3 max-sm:row-start-2`}>
        <AssetName job={job} />
      </td>
      <td className={`${CELL} max-sm:col-span-2 max-sm:col-start-2 max-sm:row-start-1`}>
        <Status status={job.status} isCancelling={job.cancel !== null} />
      </td>
      <td
        className={`${CELL} ${job.status === "running" ? "max-sm:col-span-2 max-sm:row-start-3" : "max-sm:hidden"} max-sm:col-start-2`}
      >
        <ProgressCell job={job} />
      </td>
      <td className={`${CELL} num text-right max-sm:col-start-4 max-sm:row-start-3 max-sm:text-12`}>
        <JobDuration job={job} isInTable />
      </td>
      <td className={`${CELL} truncate max-md:hidden ${onPhone(job)} max-sm:col-start-2 max-sm:text-12`}>
        <JobMessage job={job} />
      </td>
      {columns.length > 0 && (
        <td
          className={`${CELL} num text-12 text-fg-3 sm:hidden max-sm:col-span-3 max-sm:col-start-2 max-sm:row-start-4`}
        >
          <CardFacts job={job} columns={columns} />
        </td>
      )}
      {columns.includes("trigger") && (
        <td className={`${CELL} truncate text-fg-2 max-sm:hidden`}>{triggerLabel(job.trigger)}</td>
      )}
      {columns.includes("startedBy") && (
        <td className={`${CELL} truncate text-fg-2 max-sm:hidden`}>{job.startedByName ?? "–"}</td>
      )}
      {columns.includes("attempt") && (
        <td className={`${CELL} num text-right text-fg-2 max-sm:hidden`}>{job.attempt || "–"}</td>
      )}
      {columns.includes("queueWait") && (
        <td className={`${CELL} num text-right text-fg-2 max-sm:hidden`}>
          <QueueWait job={job} />
        </td>
      )}
      <td className={`${CELL} num text-right text-fg-3 max-sm:col-start-4 max-sm:row-start-1 max-sm:text-12`}>
        <RelativeTime at={job.createdAt} />
      </td>
      <td
        className={`${CELL} pr-3 pl-0 text-right max-sm:relative max-sm:col-start-5 ${columns.length > 0 ? "max-sm:row-span-4" : "max-sm:row-span-3"} max-sm:row-start-1 max-sm:self-center max-sm:pr-0`}
      >
        <JobMenu job={job} role={role} onOpen={() => onOpen(job)} />
      </td>
    </tr>
  );
});

const CELL = "h-(--row) border-line-soft border-b px-2 max-sm:h-auto max-sm:border-0 max-sm:px-0";

/** Where a card has the message: a running job's gauge stands there, and why one failed may take two lines. */
function onPhone({ status }: Job): string {
  if (status === "running") return "";
  const lines = status === "failed" ? "max-sm:line-clamp-2 max-sm:whitespace-normal" : "max-sm:block";
  return `max-sm:col-span-2 max-sm:row-start-3 ${lines}`;
}

/** Glows once when the state changes, and when the row is new; not while a progress moves, nor under reduced motion. */
function useGlow(row: React.RefObject<HTMLElement | null>, state: string, isFresh: boolean) {
  const shown = useRef(isFresh ? null : state);
  useEffect(() => {
    if (shown.current === state) return;
    shown.current = state;
    const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!isStill)
      row.current?.animate([{ backgroundColor: "var(--glow)" }, {}], { duration: 1_400, easing: "ease-out" });
  }, [row, state]);
}
