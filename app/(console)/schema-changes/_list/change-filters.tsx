import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { FilterChip, FilterMenu, type FilterOption } from "#app/_ui/filter-menu.tsx";
import { Between } from "#app/_ui/relative-time.client.tsx";
import { TimeFilter } from "#app/_ui/time-filter.tsx";
import { ZoneNote } from "#app/_ui/zone-note.client.tsx";
import type { ChangeCounts, ChangeFilter, DiscoveryRun } from "#lib/schema-changes/views.ts";
import { changesHref, changesQuery, toggleHref, withoutHref, withoutTime } from "../address.ts";
import { KINDS_BY_GROUP } from "../kind-groups.ts";
import { SeveritySummary } from "./severity-summary.tsx";

type ChangeFiltersProps = {
  filter: ChangeFilter;
  counts: ChangeCounts;
  sources: readonly { id: string; name: string; isRemoved: boolean }[];
  run: DiscoveryRun | null;
  /** Of the table the list is narrowed to; null where there is none. */
  assetName: string | null;
};

export function ChangeFilters({ filter, counts, sources, run, assetName }: ChangeFiltersProps) {
  const option = (name: "source" | "kind", value: string, label: string): FilterOption => ({
    value,
    label,
    href: toggleHref(filter, name, value),
    isChosen: (filter[name] as readonly string[]).includes(value),
  });
  const isUnknownSource = filter.source.length > 0 && !sources.some(({ id }) => filter.source.includes(id));
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 px-5 py-2 max-sm:px-4"
    >
      <SeveritySummary filter={filter} counts={counts} />
      <span aria-hidden="true" className="mx-1 h-5 border-l max-sm:hidden" />
      {filter.job && (
        <FilterChip label="Run" value={run?.shortId ?? "gone"} withoutHref={withoutHref(filter, "job")} />
      )}
      {filter.asset && (
        <FilterChip label="Table" value={assetName ?? "gone"} withoutHref={withoutHref(filter, "asset")} />
      )}
      {!filter.job && !filter.asset && (
        <FilterMenu
          label="Source"
          withoutHref={withoutHref(filter, "source")}
          chosenLabel={isUnknownSource ? "gone" : undefined}
          options={sources
            .filter(({ id, isRemoved }) => !isRemoved || filter.source.includes(id))
            .map(({ id, name, isRemoved }) => option("source", id, isRemoved ? `${name} (removed)` : name))}
        />
      )}
      <FilterMenu
        label="Kind"
        withoutHref={withoutHref(filter, "kind")}
        options={KINDS_BY_GROUP.map(({ kind, label, group }) => ({ ...option("kind", kind, label), group }))}
      />
      {!filter.job && !filter.since && !filter.until && (
        <TimeFilter
          label="Found"
          days={filter}
          action="/schema-changes"
          query={changesQuery(withoutTime(filter))}
        />
      )}
      {(filter.since || filter.until) && (
        <FilterChip
          label="Found"
          value={<Between since={filter.since} until={filter.until} />}
          withoutHref={changesHref(withoutTime(filter))}
        />
      )}
      <span className="flex-1" />
      <ZoneNote />
      <FilterCloser />
    </search>
  );
}
