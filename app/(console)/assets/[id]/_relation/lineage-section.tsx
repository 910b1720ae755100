import Link from "next/link";
import { Section } from "#app/_ui/section.tsx";
import { formatQuantity } from "#lib/format.ts";
import { formatImpact, type Impact, type LineageGraph, type LineageLink } from "#lib/lineage/views.ts";
import { RelationName } from "../../kinds.tsx";

type LineageSectionProps = { assetId: string; lineage: LineageGraph; impact: Impact };

/** One step each way, and the way to the graph. */
export function LineageSection({ assetId, lineage, impact }: LineageSectionProps) {
  const { links } = lineage;
  if (links.length === 0)
    return (
      <Section title="Lineage">
        <p className="text-13 text-fg-3">Nothing that is known flows to or from it.</p>
      </Section>
    );
  const upstream = links.filter(({ to }) => to === assetId);
  const downstream = links.filter(({ from }) => from === assetId);
  return (
    <Section
      title="Lineage"
      aside={impact.relations.length > 0 && `a change reaches ${formatImpact(impact)}`}
      action={
        <Link href={`/lineage?asset=${assetId}`} className="rounded-4 text-accent-text hover:underline">
          Show the graph
        </Link>
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Direction
          title="Made of"
          nothing="It is made of nothing that is known."
          links={upstream}
          end="from"
          lineage={lineage}
        />
        <Direction
          title="Read by"
          nothing="Nothing that is known reads it."
          links={downstream}
          end="to"
          lineage={lineage}
        />
      </div>
    </Section>
  );
}

type DirectionProps = {
  title: string;
  nothing: string;
  links: readonly LineageLink[];
  end: "from" | "to";
  lineage: LineageGraph;
};

function Direction({ title, nothing, links, end, lineage: { nodes } }: DirectionProps) {
  return (
    <div className="min-w-0">
      <h3 className="mb-1.5 font-medium text-12 text-fg-3">{title}</h3>
      {links.length === 0 && <p className="text-13 text-fg-3">{nothing}</p>}
      <ul className="grid gap-1 text-13">
        {links.map((link) => {
          const other = nodes.find(({ id }) => id === link[end]);
          return (
            other && (
              <li key={other.id} className="min-w-0">
                <Link
                  href={`/assets/${other.id}`}
                  className="wrap-anywhere rounded-4 font-medium hover:underline"
                >
                  <RelationName schemaName={other.schemaName} name={other.name} />
                </Link>{" "}
                <span className="text-fg-3">
                  {link.flows.length > 0 ? formatQuantity(link.flows.length, "column") : "no column flows"}
                </span>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
