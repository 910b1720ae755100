"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { focusedKey, moveFocus } from "#app/_ui/row-focus.ts";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";
import { Th } from "#app/_ui/table.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { AlertRow as Row } from "#lib/alerts/views.ts";
import type { Role } from "#lib/auth/scope.ts";
import { useAct, whyNotAct } from "../_parts/use-act.client.tsx";
import { AlertRow } from "./alert-row.tsx";

const HEADS = ["Alert", "Severity", "State", "Rule", "Since", "Actions"] as const;

/** Alerts with what may be done to them. j and k move, Enter opens, a acknowledges, r resolves. */
export function AlertList({ rows, role }: { rows: readonly Row[]; role: Role }) {
  const router = useRouter();
  const table = useRef<HTMLTableElement>(null);
  const { perform } = useAct();
  const disabledBecause = whyNotAct(role);
  const move = (step: 1 | -1) => moveFocus(table, "alert", step);
  const onFocused = (verb: "acknowledge" | "resolve") => {
    const id = focusedKey("alert");
    if (!id) return;
    if (disabledBecause) return toast({ message: disabledBecause });
    move(1); // this row leaves the list
    perform({ verb, ids: [id] });
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    a: () => onFocused("acknowledge"),
    r: () => onFocused("resolve"),
  });
  return (
    <table ref={table} className="w-full border-separate border-spacing-0 text-13 max-sm:block">
      <caption className="sr-only">Alerts, the newest first</caption>
      <thead className="max-sm:sr-only">
        <tr>
          {HEADS.map((label) => (
            <Th key={label}>{label}</Th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map((row) => (
          <AlertRow
            key={row.id}
            row={row}
            disabledBecause={disabledBecause}
            onOpen={() => router.push(`/alerts/${row.id}`)}
          />
        ))}
      </tbody>
    </table>
  );
}
