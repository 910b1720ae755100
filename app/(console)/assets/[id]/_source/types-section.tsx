import { Section } from "#app/_ui/section.tsx";
import { Td, Th, Tr } from "#app/_ui/table.tsx";
import type { SourceType } from "#lib/catalog/views.ts";
import { formatCount } from "#lib/format.ts";
import { RelationName } from "../../kinds.tsx";
import { ScrollingTable } from "../../scrolling-table.tsx";

const KINDS = { enum: "Enum", domain: "Domain", composite: "Composite type" } as const;

/** Enums with their labels, domains with what they rest on, composite types with their columns. */
export function TypesSection({ types }: { types: SourceType[] }) {
  if (types.length === 0) return null;
  return (
    <Section title="Types" aside={formatCount(types.length)}>
      <ScrollingTable
        caption="Enums, domains and composite types"
        head={
          <>
            <Th>Name</Th>
            <Th>Kind</Th>
            <Th className="w-full">Labels or definition</Th>
          </>
        }
      >
        {types.map((type) => (
          <Tr key={`${type.schemaName}.${type.name}`}>
            <Td className="whitespace-nowrap font-medium">
              <RelationName schemaName={type.schemaName} name={type.name} />
            </Td>
            <Td className="whitespace-nowrap text-fg-2">{KINDS[type.kind]}</Td>
            <Td className="mono wrap-anywhere py-2">
              {type.kind === "enum" ? type.labels.join(", ") : type.definition}
            </Td>
          </Tr>
        ))}
      </ScrollingTable>
    </Section>
  );
}
