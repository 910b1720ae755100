"use client";

import { useRef } from "react";
import { focusedKey, moveFocus } from "#app/_ui/row-focus.ts";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";
import { Th } from "#app/_ui/table.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { PointRow } from "#lib/metrics/anomaly-views.ts";
import type { Mark } from "#lib/metrics/views.ts";
import { useMark } from "../_parts/use-mark.client.tsx";
import { AnomalyRow } from "./anomaly-row.client.tsx";

const keyOf = ({ metricId, point }: PointRow) => `${metricId} ${point.capturedAt}`;

const toMark = ({ metricId, point, episode }: PointRow) => ({
  ...{ metricId, capturedAt: point.capturedAt, isOfEpisode: episode.points > 1 },
});

type AnomalyListProps = { rows: readonly PointRow[]; disabledBecause: string | null };

/** Values with what may be said of them. j and k move, e calls one expected, w wrong, u takes the last word back. */
export function AnomalyList({ rows, disabledBecause }: AnomalyListProps) {
  const table = useRef<HTMLTableElement>(null);
  const last = useRef<{ row: PointRow; mark: Mark } | null>(null);
  const { isBusy, mark } = useMark();

  const say = (row: PointRow, next: Mark | null) => {
    if (disabledBecause) return toast({ message: disabledBecause });
    last.current = next ? { row, mark: next } : null;
    mark(toMark(row), next, row.point.mark);
  };
  const move = (step: 1 | -1) => moveFocus(table, "value", step);
  const onFocused = (next: Mark) => {
    const key = focusedKey("value");
    const row = rows.find((one) => keyOf(one) === key);
    if (!row) return;
    move(1); // this row leaves the list
    say(row, next);
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    e: () => onFocused("expected"),
    w: () => onFocused("wrong"),
    u: () => {
      if (!last.current) return;
      const { row, mark: said } = last.current;
      mark(toMark(row), row.point.mark, said);
      last.current = null;
    },
  });

  return (
    <table ref={table} className="w-full border-separate border-spacing-0 text-13 max-sm:block">
      <caption className="sr-only">Captured values</caption>
      <thead className="max-sm:sr-only">
        <tr>
          {["Metric", "Captured", "Value", "Why", "What it was"].map((label) => (
            <Th key={label}>{label}</Th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <AnomalyRow
            key={keyOf(row)}
            id={keyOf(row)}
            row={row}
            isBusy={isBusy}
            disabledBecause={disabledBecause}
            onMark={(next) => say(row, next)}
          />
        ))}
      </tbody>
    </table>
  );
}
