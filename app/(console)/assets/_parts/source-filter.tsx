import { FilterMenu } from "#app/_ui/filter-menu.tsx";

export type FilterSource = { id: string; name: string; isRemoved: boolean };

type SourceFilterProps = {
  sources: readonly FilterSource[];
  chosen: string | undefined;
  href: (source: string | undefined) => string;
};

/** One source of a list's. A removed one is offered only while it is chosen. */
export function SourceFilter({ sources, chosen, href }: SourceFilterProps) {
  return (
    <FilterMenu
      label="Source"
      withoutHref={href(undefined)}
      options={sources
        .filter(({ id, isRemoved }) => !isRemoved || id === chosen)
        .map(({ id, name }) => ({
          value: id,
          label: name,
          href: href(id === chosen ? undefined : id),
          isChosen: id === chosen,
        }))}
    />
  );
}
