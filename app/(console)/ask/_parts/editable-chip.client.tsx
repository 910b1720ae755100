"use client";

import { type ReactNode, useRef } from "react";
import { FilterFrame } from "#app/_ui/filter-menu.tsx";
import { ChangedContext } from "./changed-context.client.tsx";

type EditableChipProps = {
  label: string;
  chosen: string | undefined;
  removal: ReactNode;
  children: ReactNode;
};

/** A part that opens its choices. Once one is taken they close, and the keyboard is where it was. */
export function EditableChip({ label, chosen, removal, children }: EditableChipProps) {
  const place = useRef<HTMLSpanElement>(null);
  const close = () => {
    const menu = place.current?.querySelector("details");
    if (!menu?.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  };
  return (
    <span ref={place} className="inline-flex min-w-0 max-w-full">
      <ChangedContext value={close}>
        <FilterFrame label={label} chosen={chosen} removal={removal}>
          {children}
        </FilterFrame>
      </ChangedContext>
    </span>
  );
}
