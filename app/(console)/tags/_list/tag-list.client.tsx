"use client";

import { useRef } from "react";
import { focusedKey, moveFocus } from "#app/_ui/row-focus.ts";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";
import { Th } from "#app/_ui/table.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { Role } from "#lib/auth/scope.ts";
import type { TagRow as Row, TagDecision } from "#lib/tags/views.ts";
import { useDecide, whyNotDecide } from "../_parts/use-decide.client.tsx";
import { TagRow } from "./tag-row.client.tsx";

const keyOf = ({ assetId, column, tag }: Row) => `${assetId} ${column} ${tag}`;

type Decided = { row: Row; decision: TagDecision };

/** Tags with what may be decided on them. j and k move, a approves, r rejects, u takes the last decision back. */
export function TagList({ rows, role }: { rows: readonly Row[]; role: Role }) {
  const table = useRef<HTMLTableElement>(null);
  const last = useRef<Decided | null>(null);
  const { isBusy, decide } = useDecide();
  const disabledBecause = whyNotDecide(role);

  const act = (row: Row, decision: TagDecision | null) => {
    if (disabledBecause) return toast({ message: disabledBecause });
    last.current = decision ? { row, decision } : null;
    decide(row, decision, row.decision);
  };
  const move = (step: 1 | -1) => moveFocus(table, "tag", step);
  const onFocused = (decision: TagDecision) => {
    const key = focusedKey("tag");
    const row = rows.find((one) => keyOf(one) === key);
    if (!row) return;
    move(1); // this row leaves the list
    act(row, decision);
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    a: () => onFocused("approved"),
    r: () => onFocused("rejected"),
    u: () => {
      if (last.current) decide(last.current.row, last.current.row.decision, last.current.decision);
      last.current = null;
    },
  });

  return (
    <table ref={table} className="w-full border-separate border-spacing-0 text-13 max-sm:block">
      <caption className="sr-only">Tags, table after table</caption>
      <thead className="max-sm:sr-only">
        <tr>
          {["Column", "Tag", "Confidence", "Why", "Decision"].map((label) => (
            <Th key={label}>{label}</Th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <TagRow
            key={keyOf(row)}
            id={keyOf(row)}
            row={row}
            isBusy={isBusy}
            disabledBecause={disabledBecause}
            onDecide={(decision) => act(row, decision)}
          />
        ))}
      </tbody>
    </table>
  );
}
