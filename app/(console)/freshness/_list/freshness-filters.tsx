import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { FilterChip } from "#app/_ui/filter-menu.tsx";
import { SearchBox } from "#app/_ui/search-box.tsx";
import type { FreshnessFilter } from "#lib/freshness/views.ts";
import { type FilterSource, SourceFilter } from "../../assets/_parts/source-filter.tsx";
import { freshnessHref, fromStart } from "../address.ts";

type FreshnessFiltersProps = {
  filter: FreshnessFilter;
  sources: readonly FilterSource[];
};

export function FreshnessFilters({ filter, sources }: FreshnessFiltersProps) {
  const start = fromStart(filter);
  const href = (change: Partial<FreshnessFilter>) => freshnessHref({ ...start, ...change });
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 px-5 py-2 max-sm:px-4"
    >
      <SearchBox
        action="/freshness"
        label="Find a table"
        placeholder="Find a table"
        value={filter.q ?? ""}
        keep={{ tab: filter.tab, source: filter.source, job: filter.job }}
        amongFilters={{ clearHref: href({ q: "" }) }}
      />
      {filter.job ? (
        <FilterChip label="Run" value="of one source" withoutHref={href({ job: undefined })} />
      ) : (
        <SourceFilter sources={sources} chosen={filter.source} href={(source) => href({ source })} />
      )}
      <FilterCloser />
    </search>
  );
}
