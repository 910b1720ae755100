import Link from "next/link";
import { Table, Td, Th, Tr } from "#app/_ui/table.tsx";
import type { DocumentedTable } from "#lib/documentation/views.ts";
import { formatCount } from "#lib/format.ts";
import { MarkedText } from "../_parts/marked-text.tsx";

/** Tables with what is said of them; on a phone the counts stand below the name. */
export const DocumentedTables = ({ rows }: { rows: readonly DocumentedTable[] }) => (
  <Table
    caption="Documented tables and views"
    head={
      <>
        <Th>Table</Th>
        <Th className="max-sm:hidden">Source</Th>
        <Th isNumber className="max-sm:hidden">
          Columns
        </Th>
        <Th className="w-full max-sm:hidden">Documentation</Th>
      </>
    }
  >
    {rows.map((row) => (
      <Tr key={row.assetId}>
        <Td className="wrap-anywhere py-2 align-top max-sm:pr-4">
          <Link
            href={`/assets/${row.assetId}#documentation`}
            className="sm:wrap-break-word rounded-4 font-medium hover:underline sm:block sm:w-fit sm:max-w-80"
          >
            {row.schemaName}.{row.tableName}
          </Link>
          <span className="block text-12 text-fg-3 sm:hidden">
            {row.sourceName}, {counted(row, " columns")}
          </span>
          <span className="mt-1 block text-fg-2 sm:hidden">
            <Said row={row} />
          </span>
        </Td>
        <Td className="whitespace-nowrap py-2 align-top text-fg-2 max-sm:hidden">{row.sourceName}</Td>
        <Td isNumber className="whitespace-nowrap py-2 align-top text-fg-2 max-sm:hidden">
          {counted(row)}
        </Td>
        <Td className="wrap-anywhere py-2 align-top text-fg-2 max-sm:hidden">
          <Said row={row} />
        </Td>
      </Tr>
    ))}
  </Table>
);

const counted = ({ columns, documented, edited }: DocumentedTable, unit = ""): string =>
  `${formatCount(documented)} of ${formatCount(columns)}${unit}${edited > 0 ? `, ${formatCount(edited)} edited` : ""}`;

const Said = ({ row: { text } }: { row: DocumentedTable }) =>
  text === null ? <span className="text-fg-3">Nothing yet</span> : <MarkedText text={text} />;
