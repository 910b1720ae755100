"use client";

import { Fragment, type ReactNode, useRef, useState } from "react";
import { useIsNavigating } from "#app/_ui/link-pending.client.tsx";
import { NewRows, useTop } from "#app/_ui/new-rows.client.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { useSelection } from "#app/_ui/use-selection.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { ChangeFilter, ChangePage } from "#lib/schema-changes/views.ts";
import { whyNotAcknowledge } from "../_parts/acknowledge-button.client.tsx";
import { useAcknowledge } from "../_parts/use-acknowledge.client.tsx";
import { changesHref, fromStart } from "../address.ts";
import { ChangeRow } from "./change-row.client.tsx";
import { RunHeading } from "./run-heading.tsx";
import { SelectionBar } from "./selection-bar.client.tsx";
import { ChangesHead } from "./table-head.tsx";
import { useChangeKeys } from "./use-change-keys.client.tsx";
import { useNewChanges } from "./use-new-changes.client.tsx";

type ChangesListProps = {
  page: ChangePage;
  filter: ChangeFilter;
  role: Role;
  /** Where the stream takes over from this page. */
  cursor: string;
  /** The change whose details are open below its row. */
  open: { id: string; details: ReactNode } | null;
  /** What stands in place of an empty table. */
  nothing: ReactNode;
};

export function ChangesList({ page, filter, role, cursor, open, nothing }: ChangesListProps) {
  const table = useRef<HTMLTableElement>(null);
  const shown = page.rows.map(({ id }) => id);
  const selection = useSelection(shown, shown.join());
  const acts = useAcknowledge();
  const [isAsking, setAsking] = useState(false);
  const isNavigating = useIsNavigating();
  const { top, isAtTop, goToTop } = useTop();
  const isFirstPage = !filter.before && !filter.after;
  const news = useNewChanges(filter, cursor, () => isFirstPage && isAtTop() && selection.ids.length === 0);
  useChangeKeys({
    table,
    onToggle: selection.toggle,
    onClear: selection.clear,
    onAcknowledge: (focused) => {
      const ids = selection.ids.length > 0 ? selection.ids : focused ? [focused] : [];
      const reason = whyNotAcknowledge(role);
      if (ids.length === 0) return;
      if (reason) toast({ message: reason });
      else if (selection.isMatching) setAsking(true);
      else acts.acknowledge(ids, selection.clear);
    },
  });
  const { rows, counts, older, newer } = page;
  const start = fromStart(filter);
  const total = `${formatCount(counts.tabs[filter.tab])}${counts.isPartial ? "+" : ""}`;
  return (
    <>
      <div className="relative z-(--z-pill) h-0 shrink-0">
        {news.isWaiting && (
          <NewRows
            label="New changes"
            href={isFirstPage ? null : changesHref(start)}
            onShow={() => {
              news.show();
              goToTop();
            }}
          />
        )}
      </div>
      <div className="relative border-t sm:min-h-0 sm:flex-1 sm:overflow-auto">
        <div ref={top} className="-mb-px h-px" />
        {isNavigating && <Waiting />}
        {rows.length === 0 ? (
          nothing
        ) : (
          <table
            ref={table}
            className="w-full table-fixed border-separate border-spacing-0 text-13 max-sm:block"
          >
            <caption className="sr-only">Schema changes, newest run first</caption>
            <ChangesHead selection={selection} shown={rows.length} />
            {groupByRun(rows).map((run) => (
              <tbody key={run[0]?.id} className="max-sm:block">
                {!filter.job && run[0] && <RunHeading change={run[0]} />}
                {run.map((change) => {
                  const isOpen = change.id === open?.id;
                  return (
                    <Fragment key={change.id}>
                      <ChangeRow
                        change={change}
                        href={changesHref({ ...filter, change: isOpen ? null : change.id })}
                        isOpen={isOpen}
                        isSelected={selection.has(change.id)}
                        onSelect={(isRange) => selection.toggle(change.id, isRange)}
                      />
                      {isOpen && (
                        <tr className="max-sm:block">
                          <td
                            colSpan={7}
                            className="border-b bg-sunken px-5 py-4 max-sm:block max-sm:px-4 sm:pl-12"
                          >
                            {open?.details}
                          </td>
                        </tr>
                      )}
                    </Fragment>
                  );
                })}
              </tbody>
            ))}
          </table>
        )}
      </div>
      <Pager
        text={`${formatCount(rows.length)} of ${counts.isPartial ? `${total} changes` : formatQuantity(counts.tabs[filter.tab], "change")}`}
        order="Newest run first"
        back={{ label: "Newer", href: newer && changesHref({ ...start, after: newer }) }}
        forth={{ label: "Older", href: older && changesHref({ ...start, before: older }) }}
      >
        <SelectionBar {...{ page, filter, role, selection, acts, isAsking }} onAsk={setAsking} />
      </Pager>
    </>
  );
}

/** The real layout without its words; a page that comes at once does without. */
const Waiting = () => (
  <div className="absolute inset-x-0 z-(--z-pill) animate-[appear_1ms_200ms_both] bg-surface">
    <SkeletonRows rows={14} columns={6} />
  </div>
);

/** Rows of one run stand next to each other: their ids do. */
function groupByRun(rows: ChangePage["rows"]): ChangePage["rows"][] {
  const groups: ChangePage["rows"][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.jobId === row.jobId) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
