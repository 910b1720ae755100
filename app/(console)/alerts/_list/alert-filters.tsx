import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { FilterChip, FilterMenu } from "#app/_ui/filter-menu.tsx";
import type { AlertFilter } from "#lib/alerts/views.ts";
import { ALERT_KIND_NAMES, ALERT_SEVERITIES, alertKindLabel } from "#lib/engines/alerts/kinds.ts";
import { type FilterSource, SourceFilter } from "../../assets/_parts/source-filter.tsx";
import { SEVERITY_VIEWS } from "../../schema-changes/_parts/severity.tsx";
import { alertsHref, fromStart } from "../address.ts";

type AlertFiltersProps = {
  filter: AlertFilter;
  sources: readonly FilterSource[];
  rules: readonly { id: string; name: string }[];
};

const QUIET = { only: "suppressed alone", none: "not suppressed" } as const;

export function AlertFilters({ filter, sources, rules }: AlertFiltersProps) {
  const start = fromStart(filter);
  const href = (change: Partial<AlertFilter>) => alertsHref({ ...start, ...change });
  const { severity, kind, source, rule, job, asset, suppressed } = filter;
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 px-5 py-2 max-sm:px-4"
    >
      <FilterMenu
        label="Severity"
        withoutHref={href({ severity: undefined })}
        options={ALERT_SEVERITIES.map((value) => ({
          ...{ value, label: SEVERITY_VIEWS[value].label, isChosen: value === severity },
          href: href({ severity: value === severity ? undefined : value }),
        }))}
      />
      <FilterMenu
        label="Event"
        withoutHref={href({ kind: undefined })}
        options={ALERT_KIND_NAMES.map((value) => ({
          ...{ value, label: alertKindLabel(value), isChosen: value === kind },
          href: href({ kind: value === kind ? undefined : value }),
        }))}
      />
      <SourceFilter sources={sources} chosen={source} href={(chosen) => href({ source: chosen })} />
      <FilterMenu
        label="Rule"
        withoutHref={href({ rule: undefined })}
        {...(rule && !rules.some(({ id }) => id === rule) && { chosenLabel: "gone" })}
        options={rules.map(({ id, name }) => ({
          ...{ value: id, label: name, isChosen: id === rule },
          href: href({ rule: id === rule ? undefined : id }),
        }))}
      />
      <FilterMenu
        label="Suppressed"
        withoutHref={href({ suppressed: undefined })}
        options={(["only", "none"] as const).map((value) => ({
          ...{ value, label: QUIET[value], isChosen: value === suppressed },
          href: href(
            // What was to tell nobody is in none of the narrower tabs.
            value === suppressed
              ? { suppressed: undefined }
              : { suppressed: value, ...(value === "only" && { tab: "all" }) },
          ),
        }))}
      />
      {job && <FilterChip label="Job" value="one" withoutHref={href({ job: undefined })} />}
      {asset && <FilterChip label="Asset" value="one" withoutHref={href({ asset: undefined })} />}
      <FilterCloser />
    </search>
  );
}
