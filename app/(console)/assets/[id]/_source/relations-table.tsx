import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { Td, Th, Tr } from "#app/_ui/table.tsx";
import type { RelationRow } from "#lib/catalog/views.ts";
import { formatBytes, formatCount } from "#lib/format.ts";
import { KindIcon, RelationName } from "../../kinds.tsx";
import { ScrollingTable } from "../../scrolling-table.tsx";

export function RelationsTable({ rows }: { rows: readonly RelationRow[] }) {
  return (
    <ScrollingTable
      caption="Tables and views"
      head={
        <>
          <Th>Name</Th>
          <Th isNumber>Columns</Th>
          <Th isNumber className="max-sm:hidden">
            Rows, about
          </Th>
          <Th isNumber className="max-sm:hidden">
            Size
          </Th>
          <Th className="w-full max-xl:hidden">Comment</Th>
        </>
      }
    >
      {rows.map((row) => (
        <Tr key={row.id}>
          <Td className="max-w-96 max-sm:max-w-52">
            <span className="flex min-w-0 items-center gap-2">
              <KindIcon kind={row.kind} />
              <Link
                href={`/assets/${row.id}`}
                title={`${row.schemaName}.${row.name}`}
                className="truncate rounded-4 py-1 font-medium hover:underline"
              >
                <RelationName schemaName={row.schemaName} name={row.name} />
              </Link>
              {!row.isReadable && <Badge tone="warn">No right to read</Badge>}
            </span>
          </Td>
          <Td isNumber>{formatCount(row.columnCount)}</Td>
          <Td isNumber className="text-fg-2 max-sm:hidden">
            {row.rowEstimate === null ? "–" : formatCount(row.rowEstimate)}
          </Td>
          <Td isNumber className="whitespace-nowrap text-fg-2 max-sm:hidden">
            {row.sizeBytes === null ? "–" : formatBytes(row.sizeBytes)}
          </Td>
          <Td className="max-w-0 max-xl:hidden">
            <span className="block truncate text-fg-2" title={row.comment ?? undefined}>
              {row.comment}
            </span>
          </Td>
        </Tr>
      ))}
    </ScrollingTable>
  );
}
