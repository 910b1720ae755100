import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Table, Td, Th, Tr } from "#app/_ui/table.tsx";
import type { Operation } from "#lib/operations/views.ts";
import { OperationProgress } from "../_bulk/operation-progress.tsx";
import { countsText, operationHref, operationTitle } from "../_bulk/words.ts";

/** On a phone what was done and what came of it remain. */
export const OperationsTable = ({ operations }: { operations: readonly Operation[] }) => (
  <Table
    caption="Operations, newest first"
    className="table-fixed"
    head={
      <>
        <Th className="w-64 max-sm:w-1/2">Operation</Th>
        <Th className="w-80 max-lg:w-64 max-sm:w-1/2">Result</Th>
        <Th className="max-lg:hidden">Reason</Th>
        <Th className="w-40 max-md:hidden">Started by</Th>
        <Th isNumber className="w-28 max-sm:hidden">
          Started
        </Th>
      </>
    }
  >
    {operations.map((operation) => (
      <Tr key={operation.id}>
        <Td className="truncate">
          <Link
            href={operationHref(operation.id)}
            className="rounded-4 py-1 font-medium hover:underline max-sm:py-3"
          >
            {operationTitle(operation)}
          </Link>
        </Td>
        <Td className="num truncate text-fg-2 max-sm:whitespace-normal">
          {operation.finishedAt ? countsText(operation) : <OperationProgress operation={operation} />}
        </Td>
        <Td className="truncate text-fg-2 max-lg:hidden" title={operation.reason ?? undefined}>
          {operation.reason ?? <span className="text-fg-3">–</span>}
        </Td>
        <Td className="truncate text-fg-2 max-md:hidden">{operation.askedByName}</Td>
        <Td isNumber className="text-fg-3 max-sm:hidden">
          <RelativeTime at={operation.createdAt} />
        </Td>
      </Tr>
    ))}
  </Table>
);
