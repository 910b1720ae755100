import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { FilterChip, FilterMenu, type FilterOption } from "#app/_ui/filter-menu.tsx";
import { ZoneNote } from "#app/_ui/zone-note.client.tsx";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { STATUS_LABELS } from "#lib/jobs/status.ts";
import { STATUSES_OF_TAB, toggleHref, withoutHref } from "../address.ts";
import { JOB_TYPE_VIEWS } from "../job-types.ts";

type FilterBarProps = {
  filter: JobFilter;
  sources: readonly { id: string; name: string; isRemoved: boolean }[];
  /** The label of the asset the list is narrowed to. */
  assetLabel: string | null;
};

/** Every choice is a link: it works without script, opens in a new window and can be sent to a colleague. */
export function FilterBar({ filter, sources, assetLabel }: FilterBarProps) {
  const option = (name: "source" | "type" | "status", value: string, label: string): FilterOption => ({
    value,
    label,
    href: toggleHref(filter, name, value),
    isChosen: (filter[name] as readonly string[]).includes(value),
  });
  const statuses = STATUSES_OF_TAB[filter.tab];
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 px-5 py-2 max-sm:px-4"
    >
      <FilterMenu
        label="Source"
        withoutHref={withoutHref(filter, "source")}
        chosenLabel={unknownSource(filter, sources)}
        options={sources
          .filter(({ id, isRemoved }) => !isRemoved || filter.source.includes(id))
          .map(({ id, name, isRemoved }) => option("source", id, isRemoved ? `${name} (removed)` : name))}
      />
      <FilterMenu
        label="Type"
        withoutHref={withoutHref(filter, "type")}
        chosenLabel={unknownType(filter)}
        options={JOB_TYPE_VIEWS.map(({ type, label }) => option("type", type, label))}
      />
      {statuses.length > 0 && (
        <FilterMenu
          label="Status"
          withoutHref={withoutHref(filter, "status")}
          options={statuses.map((status) => option("status", status, STATUS_LABELS[status]))}
        />
      )}
      {filter.asset && (
        <FilterChip label="Asset" value={assetLabel ?? "gone"} withoutHref={withoutHref(filter, "asset")} />
      )}
      <span className="flex-1" />
      <ZoneNote />
      <FilterCloser />
    </search>
  );
}

/** Chosen by an address, and none of those there are. */
const unknownSource = ({ source }: JobFilter, sources: FilterBarProps["sources"]) =>
  source.length > 0 && !sources.some(({ id }) => source.includes(id)) ? "gone" : undefined;
const unknownType = ({ type }: JobFilter) =>
  type.length > 0 && !JOB_TYPE_VIEWS.some((known) => type.includes(known.type)) ? "gone" : undefined;
