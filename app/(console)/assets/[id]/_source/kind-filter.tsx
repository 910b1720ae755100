import { Choices } from "#app/_ui/choices.tsx";
import { KINDS } from "#lib/catalog/views.ts";
import type { RelationKind } from "#lib/connectors/connector.ts";
import { formatCount } from "#lib/format.ts";
import { RELATION_KINDS } from "../../kinds.tsx";

type KindFilterProps = {
  counts: Partial<Record<RelationKind, number>>;
  total: number;
  chosen: RelationKind | undefined;
  hrefOf(kind: RelationKind | undefined): string;
};

/** Only the kinds there are, and the chosen one even when the search leaves none of it. */
export function KindFilter({ counts, total, chosen, hrefOf }: KindFilterProps) {
  const shown = KINDS.filter((kind) => (counts[kind] ?? 0) > 0 || kind === chosen);
  const all = { href: hrefOf(undefined), label: "All", count: formatCount(total), isChosen: !chosen };
  const choices = shown.map((kind) => ({
    href: hrefOf(kind),
    label: RELATION_KINDS[kind].plural,
    count: formatCount(counts[kind] ?? 0),
    isChosen: kind === chosen,
  }));
  return <Choices label="Kind" choices={[all, ...choices]} />;
}
