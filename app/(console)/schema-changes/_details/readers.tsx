import Link from "next/link";
import { formatQuantity } from "#lib/format.ts";
import { CHANGE_KINDS, feltSeverity } from "#lib/schema-changes/kinds.ts";
import type { ChangeDetails } from "#lib/schema-changes/views.ts";
import { lineageHref } from "../../lineage/address.ts";

const LINK = "rounded-4 text-accent-text hover:underline";

/** What read it when it changed, each leading to its page; the graph shows what reads it now. */
export function Readers({ change }: { change: ChangeDetails }) {
  const { kind, assetId, partName, readBy, readers } = change;
  if (!CHANGE_KINDS[kind].isFelt || !assetId) return null;
  const graph = (
    <Link
      href={lineageHref({
        asset: assetId,
        column: partName ?? undefined,
        direction: "downstream",
        depth: "all",
      })}
      className={LINK}
    >
      What reads it now
    </Link>
  );
  if (readBy.relations === 0)
    return <p className="mt-3 text-13 text-fg-2">Nothing was known to read it. {graph}</p>;
  const isRaised = feltSeverity(kind, readBy.relations) !== CHANGE_KINDS[kind].severity;
  const more = readBy.relations - readers.length;
  return (
    <p className="wrap-anywhere mt-3 text-13 text-fg-2">
      Read by{" "}
      <strong className="font-semibold text-fg">
        {formatQuantity(readBy.relations, "view")}, {formatQuantity(readBy.columns, "column")}
      </strong>
      {isRaised && ", and therefore critical"}:{" "}
      {readers.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <Link href={`/assets/${id}`} className={LINK}>
            {name}
          </Link>
        </span>
      ))}
      {more > 0 && `, and ${more} more`}. {graph}
    </p>
  );
}
