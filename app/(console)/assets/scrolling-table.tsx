import type { ReactNode } from "react";
import { Table } from "#app/_ui/table.tsx";

type ScrollingTableProps = { caption: string; head: ReactNode; children: ReactNode };

/** A table inside a section: what is too wide scrolls here, by keyboard too, and not the page. */
export function ScrollingTable({ caption, head, children }: ScrollingTableProps) {
  return (
    // Positioned, so that what is said to screen readers alone stays inside what scrolls.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      role="group"
      aria-label={`${caption}, scrolls sideways`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative z-0 overflow-x-auto [&_:is(td,th):first-child]:pl-2"
    >
      <Table caption={caption} head={head}>
        {children}
      </Table>
    </div>
  );
}
