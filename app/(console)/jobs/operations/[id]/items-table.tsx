import Link from "next/link";
import { Status } from "#app/_ui/status.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import { Table, Td, Th, Tr } from "#app/_ui/table.tsx";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import type { Operation, OperationItem } from "#lib/operations/views.ts";
import { outcomeWord } from "../../_bulk/words.ts";
import { AssetName } from "../../_parts/asset-name.tsx";

type ItemsTableProps = { operation: Operation; items: readonly OperationItem[] };

/** On a phone the job, what came of it and why remain. */
export const ItemsTable = ({ operation, items }: ItemsTableProps) => (
  <Table
    caption="Jobs of this operation, newest first"
    className="table-fixed"
    head={
      <>
        <Th className="w-28">Job ID</Th>
        <Th className="w-40 max-lg:hidden">Type</Th>
        <Th className="w-52 max-md:hidden">Asset</Th>
        <Th className="w-32 max-sm:hidden">Status now</Th>
        <Th className="w-32 max-sm:w-28">Result</Th>
        <Th>Why</Th>
      </>
    }
  >
    {items.map((item) => (
      <Tr key={item.jobId}>
        <Td>
          <Link
            href={`/jobs/${item.jobId}`}
            className="mono rounded-4 py-1 text-12 text-accent-text hover:underline"
          >
            {item.shortId}
          </Link>
        </Td>
        <Td className="truncate max-lg:hidden">{jobTypeLabel(item.type)}</Td>
        <Td className="max-md:hidden">
          <AssetName job={item} />
        </Td>
        <Td className="max-sm:hidden">
          <Status status={item.status} isCancelling={item.isCancelling} />
        </Td>
        <Td>
          <OutcomeMark operation={operation} outcome={item.outcome} />
        </Td>
        <Td
          className="truncate text-fg-2 max-sm:whitespace-normal max-sm:py-2"
          title={item.note ?? undefined}
        >
          <Note item={item} />
        </Td>
      </Tr>
    ))}
  </Table>
);

/** By icon, word and colour. */
function OutcomeMark({
  operation: { verb, finishedAt },
  outcome,
}: {
  operation: Operation;
  outcome: OperationItem["outcome"];
}) {
  if (!outcome)
    return <Mark shape="waiting" colour="text-pending-mark" word={finishedAt ? "left alone" : "to come"} />;
  const [shape, colour] = MARKS[outcome];
  return <Mark shape={shape} colour={colour} word={outcomeWord(verb, outcome)} />;
}

const MARKS = {
  done: ["completed", "text-completed-mark"],
  skipped: ["cancelled", "text-cancelled-mark"],
  failed: ["failed", "text-failed-mark"],
} as const;

type MarkProps = { shape: Parameters<typeof StatusShape>[0]["of"]; colour: string; word: string };

const Mark = ({ shape, colour, word }: MarkProps) => (
  <span className="flex items-center gap-1.5">
    <StatusShape of={shape} className={colour} />
    <span className="inline-block first-letter:uppercase">{word}</span>
  </span>
);

/** The sentence, with the job in it that it speaks of as a link. */
function Note({ item: { note, other } }: { item: OperationItem }) {
  if (!note || !other?.shortId || !note.includes(other.shortId)) return note ?? "–";
  const [before, ...after] = note.split(other.shortId);
  return (
    <>
      {before}
      <Link href={`/jobs/${other.id}`} className="mono rounded-4 text-12 text-accent-text hover:underline">
        {other.shortId}
      </Link>
      {after.join(other.shortId)}
    </>
  );
}
