import type { ReactNode } from "react";
import { DetailsMenu } from "#app/_ui/details-menu.tsx";
import { FilterLinks } from "#app/_ui/filter-menu.tsx";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { type FilterChoices, optionsOf } from "./filter-options.ts";
import { OverChoices } from "./over-filter.tsx";

/** Filters that stand in the bar only while they narrow the list. */
export const LESS_OFTEN = [
  { name: "trigger", label: "Trigger" },
  { name: "startedBy", label: "Started by" },
] as const;

/** The rest of the filters, behind one word. */
export function MoreFilters({ filter, choices }: { filter: JobFilter; choices: FilterChoices }) {
  const offered = LESS_OFTEN.filter(({ name }) => filter[name].length === 0);
  if (offered.length === 0 && filter.over) return null;
  return (
    <span data-more-filters className="inline-flex max-sm:flex max-sm:border-line-soft max-sm:border-t">
      <DetailsMenu
        className="inline-flex h-7 items-center gap-1.5 rounded-6 px-[9px] text-13 text-fg-2 hover:bg-hover max-sm:flex max-sm:h-11 max-sm:px-0 max-sm:text-14 max-sm:text-fg"
        summary={
          <>
            More<span className="sm:hidden"> filters</span>
            <span
              aria-hidden="true"
              className="rounded-4 border bg-surface px-1.5 text-11 text-fg-3 max-sm:hidden"
            >
              F
            </span>
          </>
        }
      >
        {!filter.over && (
          <Group label="Ran longer than">
            <OverChoices filter={filter} />
          </Group>
        )}
        {offered.map(({ name, label }) => (
          <Group key={name} label={label}>
            <FilterLinks label={label} options={optionsOf(filter, name, choices)} />
          </Group>
        ))}
      </DetailsMenu>
    </span>
  );
}

const Group = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="border-line-soft border-b pb-1 last:border-0">
    <p className="px-2 pt-2 pb-1 font-medium text-12 text-fg-3">{label}</p>
    {children}
  </div>
);
