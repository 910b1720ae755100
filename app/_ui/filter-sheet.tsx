import { SlidersHorizontal, X } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

const SHEET = "filter-sheet";

type FilterSheetProps = {
  /** How many filters narrow the list. */
  active: number;
  /** What closes the sheet and shows the list again: `Show 27 jobs`. */
  showLabel: string;
  /** Takes all filters away; left out where there are none. */
  clearing: ReactNode;
  /** Filters: in the bar, and on a phone in the sheet. */
  children: ReactNode;
  /** What else a phone has no room for; on a wider screen it stands elsewhere. */
  more: ReactNode;
};

/**
 * A bar's filters. On a phone they are a sheet behind one button: a popover, which the browser opens, closes and keeps on
 * top by itself, without script too.
 */
export const FilterSheet = ({ active, showLabel, clearing, children, more }: FilterSheetProps) => (
  <>
    <button
      type="button"
      popoverTarget={SHEET}
      aria-haspopup="dialog"
      className="inline-flex h-11 shrink-0 items-center gap-1.5 rounded-6 border border-line-strong bg-raised px-3 font-medium text-13 shadow-1 sm:hidden"
    >
      <Icon of={SlidersHorizontal} className="text-fg-3" />
      Filters
      {active > 0 && (
        <span className="num grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1 text-12 text-accent-fg">
          {active}
          <span className="sr-only"> active</span>
        </span>
      )}
    </button>
    <div
      id={SHEET}
      data-sheet
      popover="auto"
      className="sm:contents max-sm:top-auto max-sm:bottom-0 max-sm:m-0 max-sm:max-h-[calc(100dvh-32px)] max-sm:w-full max-sm:flex-col max-sm:overflow-y-auto max-sm:overscroll-contain max-sm:rounded-t-12 max-sm:bg-surface max-sm:text-fg max-sm:shadow-3 max-sm:backdrop:bg-backdrop max-sm:open:flex"
    >
      <header className="sticky top-0 z-1 flex items-center border-b bg-surface py-1 pr-1 pl-4 sm:hidden">
        <h2 tabIndex={-1} className="flex-1 font-semibold text-16 outline-none">
          Filters
        </h2>
        <button
          type="button"
          popoverTarget={SHEET}
          popoverTargetAction="hide"
          aria-label="Close the filters"
          className="grid size-11 place-items-center rounded-6 text-fg-3"
        >
          <Icon of={X} />
        </button>
      </header>
      <div className="sm:contents max-sm:flex max-sm:flex-col max-sm:px-4 max-sm:[&>:first-child]:border-t-0">
        {children}
      </div>
      <div className="flex flex-col px-4 pb-2 sm:hidden">{more}</div>
      <footer className="sticky bottom-0 flex gap-2 border-t bg-surface px-4 py-2 sm:hidden">
        {clearing}
        <button
          type="button"
          popoverTarget={SHEET}
          popoverTargetAction="hide"
          className="h-11 flex-1 rounded-6 bg-accent font-medium text-13 text-accent-fg"
        >
          {showLabel}
        </button>
      </footer>
    </div>
  </>
);

type SheetGroupProps = { label: string; children: ReactNode };

/** A few choices side by side under their name. */
export const SheetGroup = ({ label, children }: SheetGroupProps) => (
  <section aria-label={label} className="border-line-soft border-t py-2">
    <h3 className="pb-1.5 font-medium text-12 text-fg-3">{label}</h3>
    <div className="flex flex-wrap gap-2">{children}</div>
  </section>
);
