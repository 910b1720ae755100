import Link from "next/link";
import { Badge } from "#app/_ui/badge.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Table, Td, Th, Tr } from "#app/_ui/table.tsx";
import type { AssetRow } from "#lib/catalog/views.ts";
import { formatBytes, formatCount } from "#lib/format.ts";
import { KindIcon, RelationName } from "../kinds.tsx";

/** Tables and views of all sources, one line each. On a phone the name, its source and its state remain. */
export function AssetsTable({ rows }: { rows: readonly AssetRow[] }) {
  return (
    <Table
      caption="Tables and views"
      className="table-fixed"
      head={
        <>
          <Th>Name</Th>
          <Th className="w-48 max-sm:w-28">Source</Th>
          <Th className="w-28 max-sm:hidden">State</Th>
          <Th isNumber className="w-24 max-lg:hidden">
            Columns
          </Th>
          <Th isNumber className="w-28 max-md:hidden">
            Rows, about
          </Th>
          <Th isNumber className="w-24 max-md:hidden">
            Size
          </Th>
          <Th isNumber className="w-32 max-sm:hidden">
            Last changed
          </Th>
        </>
      }
    >
      {rows.map((row) => (
        <Tr key={row.id}>
          <Td>
            <span className="flex min-w-0 items-center gap-2">
              <KindIcon kind={row.kind} />
              <Link
                href={`/assets/${row.id}`}
                title={
                  row.comment
                    ? `${row.schemaName}.${row.name}\n${row.comment}`
                    : `${row.schemaName}.${row.name}`
                }
                className="truncate rounded-4 py-1 font-medium hover:underline"
              >
                <RelationName schemaName={row.schemaName} name={row.name} />
              </Link>
              {row.state === "archived" && (
                <span className="sm:hidden">
                  <Badge tone="warn">Archived</Badge>
                </span>
              )}
            </span>
          </Td>
          <Td className="truncate">
            <Link href={`/assets/${row.sourceId}`} className="rounded-4 text-fg-2 hover:underline">
              {row.sourceName}
            </Link>
          </Td>
          <Td className="max-sm:hidden">
            <State row={row} />
          </Td>
          <Td isNumber className="max-lg:hidden">
            {formatCount(row.columnCount)}
          </Td>
          <Td isNumber className="text-fg-2 max-md:hidden">
            {row.rowEstimate === null ? "–" : formatCount(row.rowEstimate)}
          </Td>
          <Td isNumber className="whitespace-nowrap text-fg-2 max-md:hidden">
            {row.sizeBytes === null ? "–" : formatBytes(row.sizeBytes)}
          </Td>
          <Td isNumber className="text-fg-3 max-sm:hidden">
            <RelativeTime at={(row.archivedAt ?? row.updatedAt).toISOString()} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

function State({ row: { state } }: { row: AssetRow }) {
  if (state === "archived") return <Badge tone="warn">Archived</Badge>;
  if (state === "monitored") return <Badge tone="accent">Monitored</Badge>;
  return <span className="text-fg-2">Discovered</span>;
}
