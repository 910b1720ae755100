import type { ChangeRow } from "#lib/schema-changes/views.ts";

/** `sales.orders › total`, the schema in the second voice. */
export const ChangedObject = ({ change }: { change: ChangeRow }) => (
  <>
    <span className="text-fg-3">{change.schemaName}.</span>
    {change.objectName}
    {change.partName && (
      <>
        <span className="px-[5px] text-fg-3">›</span>
        <span className="text-fg-2">{change.partName}</span>
      </>
    )}
  </>
);

export const objectName = ({ schemaName, objectName: name, partName }: ChangeRow): string =>
  `${schemaName}.${name}${partName ? ` › ${partName}` : ""}`;

/** What it was and what it is, as far as a line has room; of a long text that there is more to read. */
export function ShortDifference({ change: { before, after } }: { change: ChangeRow }) {
  if (before === null && after === null) return null;
  if ([before, after].some((text) => text?.includes("\n")))
    return <span className="text-fg-3">Open to compare</span>;
  return (
    <span className="mono text-12">
      {before !== null && <del className="text-fg-3 no-underline">{before}</del>}
      {before !== null && after !== null && (
        <>
          <span aria-hidden="true" className="px-1.5 text-fg-3">
            →
          </span>
          <span className="sr-only"> is now </span>
        </>
      )}
      {after !== null && <ins className="no-underline">{after}</ins>}
    </span>
  );
}

/** The whole of what `ShortDifference` says, for those who point at it. */
export const shortTitle = ({ before, after }: ChangeRow): string | undefined =>
  [before, after].filter((text) => text !== null).join(" → ") || undefined;
