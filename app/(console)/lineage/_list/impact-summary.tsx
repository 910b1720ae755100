import Link from "next/link";
import { formatImpact, type Impact } from "#lib/lineage/views.ts";
import { lineageHref } from "../address.ts";

const MOST_NAMED = 12;

/** What would feel a change: "4 views, 11 columns". */
export function ImpactSummary({ impact, column }: { impact: Impact; column: string | null }) {
  const { relations } = impact;
  const what = column === null ? "it" : `its column ${column}`;
  if (relations.length === 0)
    return <p className="text-13 text-fg-2">Nothing that is known depends on {what}.</p>;
  return (
    <p className="text-13 text-fg-2">
      A change of {what} reaches <strong className="font-semibold text-fg">{formatImpact(impact)}</strong>:{" "}
      {relations.slice(0, MOST_NAMED).map(({ id, name, isWhole, columns: hit }, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <Link href={lineageHref({ asset: id })} className="rounded-4 text-accent-text underline">
            {name}
          </Link>
          <span className="text-fg-3"> ({isWhole ? "all of it" : wordsOf(hit)})</span>
        </span>
      ))}
      {relations.length > MOST_NAMED && `, and ${relations.length - MOST_NAMED} more`}.
    </p>
  );
}

const MOST_COLUMNS = 5;

const wordsOf = (columns: readonly string[]): string =>
  [
    ...columns.slice(0, MOST_COLUMNS),
    ...(columns.length > MOST_COLUMNS ? [`${columns.length - MOST_COLUMNS} more`] : []),
  ].join(", ");
