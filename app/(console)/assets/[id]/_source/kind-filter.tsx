import Link from "next/link";
import { classNames } from "#app/_ui/class-names.ts";
import type { RelationKind } from "#lib/connectors/connector.ts";
import { formatCount } from "#lib/format.ts";
import { isRelationKind } from "../../address.ts";
import { RELATION_KINDS } from "../../kinds.tsx";

type KindFilterProps = {
  counts: Partial<Record<RelationKind, number>>;
  total: number;
  chosen: RelationKind | undefined;
  hrefOf(kind: RelationKind | undefined): string;
};

/** Only the kinds there are, and the chosen one even when the search leaves none of it. */
export function KindFilter({ counts, total, chosen, hrefOf }: KindFilterProps) {
  const kinds = Object.keys(RELATION_KINDS).filter(isRelationKind);
  const shown = kinds.filter((kind) => (counts[kind] ?? 0) > 0 || kind === chosen);
  return (
    <nav
      aria-label="Kind"
      className="flex flex-wrap gap-1 max-sm:-mx-4 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4"
    >
      <Choice href={hrefOf(undefined)} isChosen={chosen === undefined} label="All" count={total} />
      {shown.map((kind) => (
        <Choice
          key={kind}
          href={hrefOf(kind)}
          isChosen={kind === chosen}
          label={RELATION_KINDS[kind].plural}
          count={counts[kind] ?? 0}
        />
      ))}
    </nav>
  );
}

type ChoiceProps = { href: string; isChosen: boolean; label: string; count: number };

const Choice = ({ href, isChosen, label, count }: ChoiceProps) => (
  <Link
    href={href}
    scroll={false}
    aria-current={isChosen ? "true" : undefined}
    className={classNames(
      "inline-flex h-7 shrink-0 items-center whitespace-nowrap gap-1.5 rounded-6 border px-[9px] text-13 max-sm:h-11",
      isChosen
        ? "border-accent-line bg-accent-bg font-medium"
        : "border-transparent text-fg-2 hover:bg-hover",
    )}
  >
    {label}
    <span className="num text-fg-3">{formatCount(count)}</span>
  </Link>
);
