"use client";

import { Columns3 } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { JobColumn } from "#lib/people/schemas.ts";
import { chooseColumns } from "../actions.ts";
import { COLUMN_LABELS, COLUMNS } from "./columns.ts";

type ColumnsMenuProps = { columns: readonly JobColumn[]; onChange(columns: JobColumn[]): void };

/** Shown at once, and kept with the reader's preferences, so that the first paint has them in every browser. */
export function ColumnsMenu({ columns, onChange }: ColumnsMenuProps) {
  const toggle = async (column: JobColumn) => {
    const chosen = COLUMNS.filter((known) => (known === column) !== columns.includes(known));
    onChange(chosen);
    const answer = await chooseColumns({ columns: chosen });
    if (!answer.ok) toast({ message: answer.error.message, tone: "failed" });
  };
  return (
    <MenuButton
      label="Choose columns"
      entries={() =>
        COLUMNS.map((column) => ({
          label: COLUMN_LABELS[column],
          isChecked: columns.includes(column),
          onSelect: () => void toggle(column),
        }))
      }
    >
      <Icon of={Columns3} size={14} />
    </MenuButton>
  );
}
