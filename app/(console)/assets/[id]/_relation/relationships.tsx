import Link from "next/link";
import type { Relationship } from "#lib/catalog/views.ts";
import { RelationName } from "../../kinds.tsx";

type RelationshipsProps = {
  references: readonly Relationship[];
  referencedBy: readonly Relationship[];
};

/** Foreign keys, both ways. */
export function Relationships({ references, referencedBy }: RelationshipsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Direction title="Refers to" relationships={references} nothing="It refers to no other table." />
      <Direction title="Referred to by" relationships={referencedBy} nothing="No other table refers to it." />
    </div>
  );
}

type DirectionProps = { title: string; relationships: readonly Relationship[]; nothing: string };

function Direction({ title, relationships, nothing }: DirectionProps) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 font-medium text-12 text-fg-3">{title}</h3>
      {relationships.length === 0 ? (
        <p className="text-13 text-fg-3">{nothing}</p>
      ) : (
        <ul className="grid gap-2">
          {relationships.map((relationship) => (
            <li
              key={`${relationship.schemaName}.${relationship.relationName} ${relationship.name}`}
              className="min-w-0 text-13"
            >
              <OtherEnd relationship={relationship} />
              <div className="mono wrap-anywhere text-12 text-fg-3" title={relationship.name}>
                {relationship.columns.join(", ")} {title === "Refers to" ? "→" : "←"}{" "}
                {relationship.otherColumns.join(", ")}
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Without a link where the other table was not discovered, for instance in a schema that is left out. */
function OtherEnd({ relationship: { assetId, schemaName, relationName } }: { relationship: Relationship }) {
  const name = <RelationName schemaName={schemaName} name={relationName} />;
  if (!assetId)
    return (
      <span className="wrap-anywhere text-fg-2">
        {name} <span className="text-fg-3">(not discovered)</span>
      </span>
    );
  return (
    <Link href={`/assets/${assetId}`} className="wrap-anywhere rounded-4 font-medium hover:underline">
      {name}
    </Link>
  );
}
