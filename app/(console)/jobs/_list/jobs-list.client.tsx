"use client";

import { lazy, type ReactNode, Suspense, useCallback, useRef } from "react";
import { useServerClock } from "#app/_ui/clock.client.tsx";
import { useIsNavigating } from "#app/_ui/link-pending.client.tsx";
import { NewRows, useTop } from "#app/_ui/new-rows.client.tsx";
import { SelectPageBox } from "#app/_ui/select-box.tsx";
import { useSelection } from "#app/_ui/use-selection.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { formatQuantity } from "#lib/format.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobRow as Job, JobDetails, JobPage } from "#lib/jobs/views.ts";
import type { Operation, Verb } from "#lib/operations/views.ts";
import { useBulk } from "../_bulk/use-bulk.client.tsx";
import { useOperations } from "../_bulk/use-operations.client.tsx";
import { JobDialogHost } from "../_details/job-dialog-host.client.tsx";
import { useJobCommands } from "../_parts/use-job-commands.client.tsx";
import { fromStart, jobsHref } from "../address.ts";
import { orderOf } from "../job-order.ts";
import { MOST_ROWS } from "../job-store.ts";
import { shownOfAll } from "../tab-count.ts";
import { ColumnsMenu, useColumns } from "./columns.client.tsx";
import { MIN_WIDTHS } from "./columns.ts";
import { DensityToggle } from "./density-toggle.client.tsx";
import { JobRow } from "./job-row.client.tsx";
import { JobTabs } from "./job-tabs.tsx";
import { JobsPager } from "./pager.tsx";
import { SearchNotes } from "./search-notes.tsx";
import { TableHead } from "./table-head.tsx";
import { useChangeNotes } from "./use-change-notes.client.tsx";
import { focusedJob, useListKeys } from "./use-list-keys.client.tsx";
import { useLiveCounts } from "./use-live-counts.client.tsx";
import { useLiveList } from "./use-live-list.client.tsx";
import { useOpenJob } from "./use-open-job.client.tsx";

// Of most visits no part: they come when they are first needed.
const OperationBanner = lazy(() => import("../_bulk/operation-banner.client.tsx"));
const SelectionBar = lazy(() => import("../_bulk/selection-bar.client.tsx"));
const WaitingRows = lazy(() => import("./waiting-rows.tsx"));

type JobsListProps = {
  page: JobPage;
  filter: JobFilter;
  role: Role;
  organizationId: string;
  /** Under way as the page was read. */
  operations: readonly Operation[];
  whyNotEverything: Record<Verb, string | null>;
  /** Of the job the address names, read with the page. */
  details: JobDetails | null;
  filters: ReactNode;
  /** A picture of what the filter means. */
  trend: ReactNode;
  /** All that match as a file. */
  exporting: ReactNode;
  /** What stands in place of an empty table. */
  nothing: ReactNode;
};

export function JobsList({
  page,
  filter,
  role,
  organizationId,
  operations: firstOperations,
  whyNotEverything,
  details,
  filters,
  trend,
  exporting,
  nothing,
}: JobsListProps) {
  const columns = useColumns();
  const table = useRef<HTMLTableElement>(null);
  const { top, isAtTop, goToTop } = useTop();
  const { counts, countAgain } = useLiveCounts(page, filter);
  const noteChange = useChangeNotes(page, filter, countAgain);
  const { rows, unseen, fresh, showUnseen } = useLiveList(page, filter, isAtTop, noteChange);
  const open = useOpenJob();
  useServerClock(page.now);
  const isNavigating = useIsNavigating();
  const operations = useOperations(firstOperations, organizationId, page.now);
  const selection = useSelection(
    rows.map(({ id }) => id),
    jobsHref(filter),
  );
  const bulk = useBulk({ rows, role, selection, whyNotEverything });
  useListKeys({ table, rows, role, selection, onAct: bulk.ask });
  useJobCommands(
    role,
    () => rows.find(({ id }) => id === focusedJob()),
    (job) => open.show(job.id),
  );

  const order = orderOf(filter, page);
  const isFirstPage = !filter.before && !filter.after;
  const hasGauges = rows.some(({ usual }) => usual !== null);
  const openJob = useCallback((job: Job) => open.show(job.id), [open.show]);

  return (
    <>
      <JobTabs filter={filter} counts={counts}>
        <DensityToggle />
        <span className="max-sm:hidden">{exporting}</span>
      </JobTabs>
      {filters}
      {trend}
      {operations.running.length > 0 && (
        <Suspense fallback={null}>
          <OperationBanner operations={operations.running} role={role} onStopped={operations.look} />
        </Suspense>
      )}
      <SearchNotes filter={filter} page={page} />
      <div className="relative z-(--z-pill) h-0 shrink-0">
        {unseen.length > 0 && (
          <NewRows
            label={
              unseen.length < MOST_ROWS ? formatQuantity(unseen.length, "new job") : `${MOST_ROWS}+ new jobs`
            }
            href={isFirstPage ? null : jobsHref(fromStart(filter))}
            onShow={() => {
              showUnseen();
              goToTop();
            }}
          />
        )}
      </div>
      <div className="relative border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        <div ref={top} className="-mb-px h-px" />
        {isNavigating && (
          <Suspense fallback={null}>
            <WaitingRows columns={columns} hasGauges={hasGauges} />
          </Suspense>
        )}
        {rows.length === 0 ? (
          nothing
        ) : (
          <table
            ref={table}
            data-selecting={selection.ids.length > 0 ? "" : undefined}
            data-gauges={hasGauges ? "" : undefined}
            className={`w-full table-fixed border-separate border-spacing-0 text-13 max-sm:block ${MIN_WIDTHS[columns.length]}`}
          >
            <caption className="sr-only">Jobs, {order === "created" ? "newest" : "longest"} first</caption>
            <TableHead
              filter={filter}
              order={order}
              columns={columns}
              select={<SelectPageBox selection={selection} shown={rows.length} />}
            >
              <ColumnsMenu />
            </TableHead>
            <tbody className="max-sm:block">
              {rows.map((job) => (
                <JobRow
                  key={job.id}
                  job={job}
                  role={role}
                  columns={columns}
                  isFresh={fresh.has(job.id)}
                  isSelected={selection.has(job.id)}
                  onSelect={selection.toggle}
                  onOpen={openJob}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <JobsPager
        filter={filter}
        page={page}
        text={shownOfAll({ page, filter, counts, shown: rows.length })}
        older={page.older || rows.length >= MOST_ROWS ? (rows.at(-1)?.id ?? null) : null}
      >
        {selection.ids.length > 0 && (
          <Suspense fallback={null}>
            <SelectionBar
              {...{ filter, organizationId, selection, bulk }}
              shown={rows.length}
              hasMore={[page.older, page.newer, page.searched].some((there) => there !== null)}
              onStarted={operations.look}
            />
          </Suspense>
        )}
      </JobsPager>
      <JobDialogHost open={open} rows={rows} role={role} details={details} />
    </>
  );
}
