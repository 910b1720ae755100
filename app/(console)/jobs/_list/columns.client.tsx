"use client";

import { Columns3 } from "lucide-react";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { JobColumn } from "#lib/people/schemas.ts";
import { chooseColumns } from "../actions.ts";
import { COLUMN_LABELS, COLUMNS } from "./columns.ts";

type ChosenColumns = { columns: readonly JobColumn[]; toggle(column: JobColumn): void };

const ColumnsContext = createContext<ChosenColumns>({ columns: [], toggle() {} });

type ColumnsProviderProps = { remembered: readonly JobColumn[]; children: ReactNode };

/** Shown at once, and kept with the reader's preferences, so that the first paint has them in every browser. */
export function ColumnsProvider({ remembered, children }: ColumnsProviderProps) {
  const [columns, setColumns] = useState(remembered);
  const chosen = useMemo<ChosenColumns>(
    () => ({
      columns,
      toggle: (column) => {
        const next = COLUMNS.filter((known) => (known === column) !== columns.includes(known));
        setColumns(next);
        void keep(next);
      },
    }),
    [columns],
  );
  return <ColumnsContext value={chosen}>{children}</ColumnsContext>;
}

async function keep(columns: JobColumn[]) {
  const answer = await chooseColumns({ columns });
  if (!answer.ok) toast({ message: answer.error.message, tone: "failed" });
}

export const useColumns = () => useContext(ColumnsContext).columns;

/** In the head of the table. */
export function ColumnsMenu() {
  const { columns, toggle } = useContext(ColumnsContext);
  return (
    <MenuButton
      label="Choose columns"
      entries={() =>
        COLUMNS.map((column) => ({
          label: COLUMN_LABELS[column],
          isChecked: columns.includes(column),
          onSelect: () => toggle(column),
        }))
      }
    >
      <Icon of={Columns3} size={14} />
    </MenuButton>
  );
}

/** In a phone's sheet. */
export function ColumnBoxes() {
  const { columns, toggle } = useContext(ColumnsContext);
  return COLUMNS.map((column) => (
    <label key={column} className="flex min-h-11 basis-[calc(50%-4px)] items-center gap-2.5 text-13">
      <input
        type="checkbox"
        checked={columns.includes(column)}
        onChange={() => toggle(column)}
        className="size-4 accent-accent"
      />
      {COLUMN_LABELS[column]}
    </label>
  ));
}
