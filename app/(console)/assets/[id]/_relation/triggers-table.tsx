import { Badge } from "#app/_ui/badge.tsx";
import { Td, Th, Tr } from "#app/_ui/table.tsx";
import type { RelationDetails } from "#lib/catalog/views.ts";
import { ScrollingTable } from "../../scrolling-table.tsx";

/** By name and by a hash of what they do: that they changed is seen, and their text stays in the database. */
export const TriggersTable = ({ triggers }: { triggers: RelationDetails["triggers"] }) => (
  <ScrollingTable
    caption="Triggers"
    head={
      <>
        <Th>Name</Th>
        <Th className="w-full">Hash</Th>
      </>
    }
  >
    {triggers.map(({ name, hash, isEnabled }) => (
      <Tr key={name}>
        <Td className="whitespace-nowrap">
          <span className="flex items-center gap-1.5">
            <span className="mono">{name}</span>
            {!isEnabled && <Badge tone="warn">Disabled</Badge>}
          </span>
        </Td>
        <Td className="mono text-fg-3" title={hash}>
          {hash.slice(0, 12)}
        </Td>
      </Tr>
    ))}
  </ScrollingTable>
);
