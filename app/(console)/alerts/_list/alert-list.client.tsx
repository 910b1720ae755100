"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";
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
  const focused = () => table.current?.querySelector<HTMLElement>("tr:focus-within, tr:focus") ?? null;
  const idOfFocused = () => focused()?.dataset.alert;
  const move = (step: 1 | -1) => {
    const all = [...(table.current?.querySelectorAll<HTMLElement>("tr[data-alert]") ?? [])];
    const current = focused();
    const next = current ? all[all.indexOf(current) + step] : all[0];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const onFocused = (verb: "acknowledge" | "resolve") => {
    const id = idOfFocused();
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
            <th
              key={label}
              scope="col"
              className="sticky top-0 z-(--z-sticky) h-8 whitespace-nowrap border-b bg-surface px-2 text-left font-medium text-12 text-fg-3 first:pl-5 last:pr-5"
            >
              {label}
            </th>
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
