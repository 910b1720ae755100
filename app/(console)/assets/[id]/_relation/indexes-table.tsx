import { Badge } from "#app/_ui/badge.tsx";
import { Td, Th, Tr } from "#app/_ui/table.tsx";
import type { RelationDetails } from "#lib/catalog/views.ts";
import { ScrollingTable } from "../../scrolling-table.tsx";

export function IndexesTable({ indexes }: { indexes: RelationDetails["indexes"] }) {
  return (
    <ScrollingTable
      caption="Indexes"
      head={
        <>
          <Th>Name</Th>
          <Th>Method</Th>
          <Th className="w-full">Definition</Th>
        </>
      }
    >
      {indexes.map(({ name, method, definition, isPrimary, isUnique, isValid }) => (
        <Tr key={name}>
          <Td className="whitespace-nowrap">
            <span className="flex items-center gap-1.5">
              <span className="mono">{name}</span>
              {isPrimary ? <Badge>Primary key</Badge> : isUnique && <Badge>Unique</Badge>}
              {!isValid && <Badge tone="warn">Not valid</Badge>}
            </span>
          </Td>
          <Td className="mono text-fg-2">{method}</Td>
          <Td className="mono wrap-anywhere min-w-60 py-2 text-fg-2">{definition}</Td>
        </Tr>
      ))}
    </ScrollingTable>
  );
}
