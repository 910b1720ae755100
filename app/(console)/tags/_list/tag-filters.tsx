import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { FilterChip, FilterMenu } from "#app/_ui/filter-menu.tsx";
import { SearchBox } from "#app/_ui/search-box.tsx";
import { formatCount } from "#lib/format.ts";
import type { TagFilter, TagPage, TagRun } from "#lib/tags/views.ts";
import { type FilterSource, SourceFilter } from "../../assets/_parts/source-filter.tsx";
import { fromStart, tagsHref } from "../address.ts";

type TagFiltersProps = {
  filter: TagFilter;
  byTag: TagPage["byTag"];
  sources: readonly FilterSource[];
  run: TagRun | null;
};

export function TagFilters({ filter, byTag, sources, run }: TagFiltersProps) {
  const start = fromStart(filter);
  const href = (change: Partial<TagFilter>) => tagsHref({ ...start, ...change });
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 px-5 py-2 max-sm:px-4"
    >
      <SearchBox
        action="/tags"
        label="Find a table or column"
        placeholder="Find a table or column"
        value={filter.q}
        keep={{ tab: filter.tab, tag: filter.tag, source: filter.source, job: filter.job }}
        amongFilters={{ clearHref: href({ q: "" }) }}
      />
      <FilterMenu
        label="Tag"
        withoutHref={href({ tag: undefined })}
        chosenLabel={filter.tag}
        options={byTag.map(({ tag, count }) => ({
          value: tag,
          label: `${tag} (${formatCount(count)})`,
          href: href({ tag: tag === filter.tag ? undefined : tag }),
          isChosen: tag === filter.tag,
          group: tag.split(":")[0] ?? "",
        }))}
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
