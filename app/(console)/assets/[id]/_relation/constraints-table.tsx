import { Td, Th, Tr } from "#app/_ui/table.tsx";
import type { RelationDetails } from "#lib/catalog/views.ts";
import { ScrollingTable } from "../../scrolling-table.tsx";

const KINDS = {
  primary_key: "Primary key",
  foreign_key: "Foreign key",
  unique: "Unique",
  check: "Check",
  exclusion: "Exclusion",
} as const;

export function ConstraintsTable({ constraints }: { constraints: RelationDetails["constraints"] }) {
  return (
    <ScrollingTable
      caption="Keys and checks"
      head={
        <>
          <Th>Kind</Th>
          <Th>Name</Th>
          <Th className="w-full">Definition</Th>
        </>
      }
    >
      {constraints.map(({ name, kind, definition }) => (
        <Tr key={name}>
          <Td className="whitespace-nowrap font-medium">{KINDS[kind]}</Td>
          <Td className="mono whitespace-nowrap">{name}</Td>
          <Td className="mono wrap-anywhere min-w-60 py-2 text-fg-2">{definition}</Td>
        </Tr>
      ))}
    </ScrollingTable>
  );
}
