import { Choices } from "#app/_ui/choices.tsx";
import { FilterCloser } from "#app/_ui/filter-closer.client.tsx";
import { FilterMenu } from "#app/_ui/filter-menu.tsx";
import { SearchBox } from "#app/_ui/search-box.tsx";
import { ASSET_TABS, type AssetCounts, type AssetFilter, type AssetTab, KINDS } from "#lib/catalog/views.ts";
import { DOMAIN_TAGS, PII_TAGS, SENSITIVITY_TAGS } from "#lib/engines/tagging/vocabulary.ts";
import { formatCount } from "#lib/format.ts";
import { fromStart, tablesHref, toggleHref } from "../address.ts";
import { RELATION_KINDS } from "../kinds.tsx";

const TABS: Record<AssetTab, string> = {
  current: "Current",
  discovered: "Discovered",
  monitored: "Monitored",
  archived: "Archived",
};

const TAGS = ["pii:*", ...PII_TAGS, ...SENSITIVITY_TAGS, ...DOMAIN_TAGS];

type AssetFiltersProps = {
  filter: AssetFilter;
  counts: AssetCounts;
  sources: readonly { id: string; name: string; isRemoved: boolean }[];
  /** Of the one source the list is about; none where it is about several. */
  schemas: readonly string[];
};

export function AssetFilters({ filter, counts, sources, schemas }: AssetFiltersProps) {
  const start = fromStart(filter);
  const { tab, q, source, schema, kind, tag } = filter;
  return (
    <search
      aria-label="Filters"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-1.5 px-5 py-2 max-sm:px-4"
    >
      <SearchBox
        action="/assets/tables"
        label="Search tables and views"
        placeholder="Part of schema.name"
        value={q}
        keep={{ tab, schema, source: source.join(","), kind: kind.join(","), tag }}
      />
      <Choices
        label="State"
        choices={ASSET_TABS.map((name) => ({
          href: tablesHref({ ...start, tab: name }),
          label: TABS[name],
          count: formatCount(counts.tabs[name]),
          isChosen: name === tab,
        }))}
      />
      <span aria-hidden="true" className="mx-1 h-5 border-l max-sm:hidden" />
      <FilterMenu
        label="Source"
        withoutHref={tablesHref({ ...start, source: [], schema: undefined })}
        chosenLabel={source.length > 0 && !sources.some(({ id }) => source.includes(id)) ? "gone" : undefined}
        options={sources.map(({ id, name, isRemoved }) => ({
          value: id,
          label: isRemoved ? `${name} (removed)` : name,
          href: toggleHref(filter, "source", id),
          isChosen: source.includes(id),
        }))}
      />
      {(schemas.length > 1 || schema) && (
        <FilterMenu
          label="Schema"
          withoutHref={tablesHref({ ...start, schema: undefined })}
          chosenLabel={schema}
          options={schemas.map((name) => ({
            value: name,
            label: name,
            href: tablesHref({ ...start, schema: name === schema ? undefined : name }),
            isChosen: name === schema,
          }))}
        />
      )}
      <FilterMenu
        label="Kind"
        withoutHref={tablesHref({ ...start, kind: [] })}
        options={KINDS.map((name) => ({
          value: name,
          label: `${RELATION_KINDS[name].plural} (${formatCount(counts.kinds[name] ?? 0)})`,
          href: toggleHref(filter, "kind", name),
          isChosen: kind.includes(name),
        }))}
        chosenLabel={kind.length === 1 && kind[0] ? RELATION_KINDS[kind[0]].plural : undefined}
      />
      <FilterMenu
        label="Tag"
        withoutHref={tablesHref({ ...start, tag: undefined })}
        chosenLabel={tag}
        options={TAGS.map((name) => ({
          value: name,
          label: name === "pii:*" ? "pii:* (any personal data)" : name,
          href: tablesHref({ ...start, tag: name === tag ? undefined : name }),
          isChosen: name === tag,
        }))}
      />
      <FilterCloser />
    </search>
  );
}
