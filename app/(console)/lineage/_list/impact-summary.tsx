import Link from "next/link";
import { formatQuantity } from "#lib/format.ts";
import type { Impact } from "#lib/lineage/views.ts";
import { lineageHref } from "../address.ts";

const MOST_NAMED = 12;

/** What would feel a change: "4 views, 11 columns". */
export function ImpactSummary({ impact, column }: { impact: Impact; column: string | null }) {
  const { relations, columns } = impact;
  const what = column === null ? "it" : `its column ${column}`;
  if (relations.length === 0)
    return <p className="text-13 text-fg-2">Nothing that is known depends on {what}.</p>;
  return (
    <p className="text-13 text-fg-2">
      A change of {what} reaches{" "}
      <strong className="font-semibold text-fg">
        {formatQuantity(relations.length, "view")}, {formatQuantity(columns, "column")}
      </strong>
      :{" "}
      {relations.slice(0, MOST_NAMED).map(({ id, name, columns: hit }, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <Link href={lineageHref({ asset: id })} className="rounded-4 text-accent-text underline">
            {name}
          </Link>
          {hit.length > 0 && <span className="text-fg-3"> ({hit.slice(0, 5).join(", ")})</span>}
        </span>
      ))}
      {relations.length > MOST_NAMED && `, and ${relations.length - MOST_NAMED} more`}.
    </p>
  );
}
