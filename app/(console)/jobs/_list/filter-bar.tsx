import { ButtonLink } from "#app/_ui/button-link.tsx";
import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { FilterChip, FilterMenu } from "#app/_ui/filter-menu.tsx";
import { FilterSheet } from "#app/_ui/filter-sheet.tsx";
import { Between } from "#app/_ui/relative-time.client.tsx";
import { SearchBox } from "#app/_ui/search-box.tsx";
import { TimeFilter } from "#app/_ui/time-filter.tsx";
import { ZoneNote } from "#app/_ui/zone-note.client.tsx";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { filterQuery, jobsHref, type ListName, without, withoutHref } from "../address.ts";
import { activeFilters } from "./active-filters.ts";
import { FilterKeys } from "./filter-keys.client.tsx";
import { type FilterChoices, labelOfUnknown, optionsOf } from "./filter-options.ts";
import { LESS_OFTEN, MoreFilters } from "./more-filters.tsx";
import { OverFilter } from "./over-filter.tsx";
import { SheetExtras } from "./sheet-extras.tsx";

type FilterBarProps = {
  filter: JobFilter;
  choices: FilterChoices;
  /** The label of the asset the list is narrowed to. */
  assetLabel: string | null;
  /** `Show 27 jobs`. */
  showLabel: string;
  exportHrefs: Record<"csv" | "json", string>;
};

/** Every choice is a link: it works without script, opens in a new window and can be sent to a colleague. */
export function FilterBar({ filter, choices, assetLabel, showLabel, exportHrefs }: FilterBarProps) {
  const menu = (name: ListName, label: string) => (
    <FilterMenu
      label={label}
      withoutHref={withoutHref(filter, name)}
      chosenLabel={labelOfUnknown(filter, name, choices)}
      options={optionsOf(filter, name, choices)}
    />
  );
  const search = without(filter, "search");
  const active = activeFilters(filter).filter(({ name }) => name !== "search");
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 px-5 py-2 max-sm:flex-nowrap max-sm:px-4"
    >
      <SearchBox
        action="/jobs"
        label="Search jobs"
        placeholder="Job ID, asset or message"
        value={filter.q ?? ""}
        keep={Object.fromEntries(new URLSearchParams(filterQuery(search)))}
        amongFilters={{
          clearHref: jobsHref(search),
          className: "w-60! max-sm:w-auto! max-sm:min-w-0 max-sm:flex-1",
        }}
      />
      <FilterSheet
        active={active.length}
        showLabel={showLabel}
        clearing={
          active.length > 0 && (
            <ButtonLink href={jobsHref({ tab: filter.tab, q: filter.q })} scroll={false}>
              Clear all
            </ButtonLink>
          )
        }
        more={<SheetExtras filter={filter} exportHrefs={exportHrefs} />}
      >
        {filter.by && filter.q && (
          <FilterChip
            label="Search"
            value="in names of assets"
            withoutHref={jobsHref({ ...search, q: filter.q })}
          />
        )}
        {filter.asset && (
          <FilterChip label="Asset" value={assetLabel ?? "gone"} withoutHref={withoutHref(filter, "asset")} />
        )}
        {menu("source", "Source")}
        {menu("type", "Type")}
        {optionsOf(filter, "status", choices).length > 0 && menu("status", "Status")}
        {(filter.since || filter.until) && (
          <FilterChip
            label="Created"
            value={<Between since={filter.since} until={filter.until} />}
            withoutHref={withoutHref(filter, "time")}
          />
        )}
        <TimeFilter
          label="Created"
          days={filter}
          action="/jobs"
          query={filterQuery(without(filter, "time"))}
        />
        {LESS_OFTEN.map(
          ({ name, label }) => filter[name].length > 0 && <span key={name}>{menu(name, label)}</span>,
        )}
        {filter.over && <OverFilter filter={filter} over={filter.over} />}
        <MoreFilters filter={filter} choices={choices} />
      </FilterSheet>
      <span className="flex-1 max-sm:hidden" />
      <ZoneNote />
      <FilterCloser />
      <FilterKeys />
    </search>
  );
}
