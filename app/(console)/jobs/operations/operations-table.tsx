import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Table, Td, Th, Tr } from "#app/_ui/table.tsx";
import type { Operation } from "#lib/operations/views.ts";
import { OperationProgress } from "../_bulk/operation-progress.tsx";
import { countsText, operationHref, operationTitle } from "../_bulk/words.ts";

/** On a phone a card: what was done, what came of it, who asked for it when, and why. */
export const OperationsTable = ({ operations }: { operations: readonly Operation[] }) => (
  <Table
    caption="Operations, newest first"
    className="table-fixed max-sm:block [&>tbody]:max-sm:block [&>thead]:max-sm:hidden"
    head={
      <>
        <Th className="w-64">Operation</Th>
        <Th className="w-80 max-lg:w-64">Result</Th>
        <Th className="max-lg:hidden">Reason</Th>
        <Th className="w-40 max-md:hidden">Started by</Th>
        <Th isNumber className="w-28">
          Started
        </Th>
      </>
    }
  >
    {operations.map((operation) => (
      <Tr key={operation.id} className="max-sm:block max-sm:border-line-soft max-sm:border-b max-sm:py-2">
        <Td className={`truncate ${CARD_LINE}`}>
          <Link
            href={operationHref(operation.id)}
            className="rounded-4 py-1 font-medium hover:underline max-sm:inline-flex max-sm:min-h-11 max-sm:items-center"
          >
            {operationTitle(operation)}
          </Link>
        </Td>
        <Td className={`num truncate text-fg-2 ${CARD_LINE}`}>
          {operation.finishedAt ? countsText(operation) : <OperationProgress operation={operation} />}
        </Td>
        <Td
          className={`truncate text-fg-2 max-lg:hidden ${operation.reason ? `${CARD_LINE} max-sm:whitespace-normal` : ""}`}
          title={operation.reason ?? undefined}
        >
          {operation.reason ?? <span className="text-fg-3">–</span>}
        </Td>
        <Td
          className={`truncate text-fg-2 max-md:hidden max-sm:pl-4! max-sm:pr-0! max-sm:text-12 ${CARD_PART}`}
        >
          {operation.askedByName}
        </Td>
        <Td
          isNumber
          className={`text-fg-3 max-sm:pl-1.5! max-sm:text-12 max-sm:before:content-["·_"] ${CARD_PART}`}
        >
          <RelativeTime at={operation.createdAt} />
        </Td>
      </Tr>
    ))}
  </Table>
);

/** A cell as a line of a card. */
const CARD_LINE = "max-sm:block! max-sm:h-auto max-sm:border-0 max-sm:px-4!";
/** A cell as a part of the last one. */
const CARD_PART = "max-sm:inline! max-sm:h-auto max-sm:border-0";
