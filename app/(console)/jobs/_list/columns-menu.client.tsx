"use client";

import { Columns3 } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { COLUMN_LABELS, COLUMNS_COOKIE, OPTIONAL_COLUMNS, type OptionalColumn } from "./columns.ts";

type ColumnsMenuProps = { columns: readonly OptionalColumn[]; onChange(columns: OptionalColumn[]): void };

export function ColumnsMenu({ columns, onChange }: ColumnsMenuProps) {
  const toggle = (column: OptionalColumn) => {
    const chosen = OPTIONAL_COLUMNS.filter((known) => (known === column) !== columns.includes(known));
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we serve
    document.cookie = `${COLUMNS_COOKIE}=${chosen.join(".")}; path=/; max-age=31536000; samesite=lax`;
    onChange(chosen);
  };
  return (
    <MenuButton
      label="Choose columns"
      entries={() =>
        OPTIONAL_COLUMNS.map((column) => ({
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
