import { Choices } from "#app/_ui/choices.tsx";
import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { FilterChip } from "#app/_ui/filter-menu.tsx";
import { SearchBox } from "#app/_ui/search-box.tsx";
import { TimeFilter } from "#app/_ui/time-filter.tsx";
import { formatCount } from "#lib/format.ts";
import {
  ANOMALY_TABS,
  type AnomalyFilter,
  type AnomalyPage,
  type AnomalyTab,
  type MetricRun,
} from "#lib/metrics/anomaly-views.ts";
import { type FilterSource, SourceFilter } from "../../assets/_parts/source-filter.tsx";
import { anomaliesFromStart, anomaliesHref, anomaliesQuery, anomalyTabHref } from "../address.ts";

type AnomalyFiltersProps = {
  filter: AnomalyFilter;
  counts: AnomalyPage["counts"];
  sources: readonly FilterSource[];
  run: MetricRun | null;
  /** Of the table the list is narrowed to; null where there is none. */
  assetName: string | null;
};

const LABELS: Record<AnomalyTab, string> = {
  open: "To look at",
  expected: "Expected",
  wrong: "Wrong",
  captured: "All it captured",
};

export function AnomalyFilters({ filter, counts, sources, run, assetName }: AnomalyFiltersProps) {
  const { tab, source, asset, job, within, from, to } = filter;
  const href = (change: Partial<AnomalyFilter>) =>
    anomaliesHref({ ...anomaliesFromStart(filter), ...change });
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 px-5 py-2 max-sm:px-4"
    >
      <Choices
        label="Anomalies by what was said of them"
        choices={ANOMALY_TABS.filter((one) => one !== "captured" || job).map((one) => ({
          href: anomalyTabHref(filter, one),
          label: LABELS[one],
          count: formatCount(counts[one]),
          isChosen: tab === one,
        }))}
      />
      <SearchBox
        action="/metrics/anomalies"
        label="Find a table or column"
        placeholder="Find a table or column"
        value={filter.q}
        keep={{ tab, source, asset, job, within, from, to }}
        amongFilters={{ clearHref: href({ q: "" }) }}
      />
      {asset && (
        <FilterChip label="Table" value={assetName ?? "gone"} withoutHref={href({ asset: undefined })} />
      )}
      {job ? (
        <FilterChip
          label="Run"
          value={run?.shortId ?? "gone"}
          withoutHref={href({ job: undefined, tab: "open" })}
        />
      ) : (
        <>
          <SourceFilter sources={sources} chosen={source} href={(chosen) => href({ source: chosen })} />
          <TimeFilter
            label="Captured"
            days={filter}
            action="/metrics/anomalies"
            query={anomaliesQuery(filter)}
          />
        </>
      )}
      <FilterCloser />
    </search>
  );
}
