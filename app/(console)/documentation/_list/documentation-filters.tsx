import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { FilterChip } from "#app/_ui/filter-menu.tsx";
import { SearchBox } from "#app/_ui/search-box.tsx";
import type { DocumentationFilter, DocumentationRun } from "#lib/documentation/views.ts";
import { type FilterSource, SourceFilter } from "../../assets/_parts/source-filter.tsx";
import { documentationHref, fromStart } from "../address.ts";

type DocumentationFiltersProps = {
  filter: DocumentationFilter;
  sources: readonly FilterSource[];
  run: DocumentationRun | null;
};

export function DocumentationFilters({ filter, sources, run }: DocumentationFiltersProps) {
  const start = fromStart(filter);
  const href = (change: Partial<DocumentationFilter>) => documentationHref({ ...start, ...change });
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 border-t px-5 py-2 max-sm:px-4"
    >
      <SearchBox
        action="/documentation"
        label="Find a table"
        placeholder="Find a table"
        value={filter.q}
        keep={{ source: filter.source, job: filter.job }}
        amongFilters={{ clearHref: href({ q: "" }) }}
      />
      {filter.job ? (
        <FilterChip label="Run" value={run?.shortId ?? "gone"} withoutHref={href({ job: undefined })} />
      ) : (
        <SourceFilter sources={sources} chosen={filter.source} href={(source) => href({ source })} />
      )}
      <FilterCloser />
    </search>
  );
}
