import type { ReactNode } from "react";
import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { FilterChip } from "#app/_ui/filter-menu.tsx";
import { SearchBox } from "#app/_ui/search-box.tsx";
import type { MetricRun } from "#lib/metrics/anomaly-views.ts";
import type { MetricFilter } from "#lib/metrics/views.ts";
import { type FilterSource, SourceFilter } from "../../assets/_parts/source-filter.tsx";
import { fromStart, metricsHref } from "../address.ts";

type MetricFiltersProps = {
  filter: MetricFilter;
  sources: readonly FilterSource[];
  run: MetricRun | null;
  /** Beside them. */
  children: ReactNode;
};

export function MetricFilters({ filter, sources, run, children }: MetricFiltersProps) {
  const start = fromStart(filter);
  const href = (change: Partial<MetricFilter>) => metricsHref({ ...start, ...change });
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 border-t px-5 py-2 max-sm:px-4"
    >
      {children}
      <SearchBox
        action="/metrics"
        label="Find a table or column"
        placeholder="Find a table or column"
        value={filter.q ?? ""}
        keep={{ tab: filter.tab, source: filter.source, asset: filter.asset, job: filter.job }}
        amongFilters={{ clearHref: href({ q: "" }) }}
      />
      {filter.asset && (
        <FilterChip label="Table" value="one alone" withoutHref={href({ asset: undefined })} />
      )}
      {filter.job ? (
        <FilterChip label="Run" value={run?.shortId ?? "gone"} withoutHref={href({ job: undefined })} />
      ) : (
        <SourceFilter sources={sources} chosen={filter.source} href={(source) => href({ source })} />
      )}
      <FilterCloser />
    </search>
  );
}
