import { Section } from "#app/_ui/section.tsx";
import { Td, Th, Tr } from "#app/_ui/table.tsx";
import type { RoutineList, SourceRoutine } from "#lib/catalog/views.ts";
import { formatCount } from "#lib/format.ts";
import { RelationName } from "../../kinds.tsx";
import { ScrollingTable } from "../../scrolling-table.tsx";

const KINDS: Record<SourceRoutine["kind"], string> = {
  function: "Function",
  procedure: "Procedure",
  aggregate: "Aggregate",
  window: "Window function",
};

/** Functions and procedures by what they take and give; their text stays in the database. */
export function RoutinesSection({ routines: { rows, count } }: { routines: RoutineList }) {
  if (count === 0) return null;
  return (
    <Section
      title="Functions"
      aside={
        rows.length < count
          ? `the first ${formatCount(rows.length)} of ${formatCount(count)}`
          : formatCount(count)
      }
    >
      <ScrollingTable
        caption="Functions and procedures"
        head={
          <>
            <Th>Name</Th>
            <Th>Kind</Th>
            <Th>Language</Th>
            <Th className="w-full">Returns</Th>
          </>
        }
      >
        {rows.map((routine) => (
          <Tr key={`${routine.schemaName}.${routine.name}(${routine.argumentTypes})`}>
            <Td className="min-w-60 py-2" title={routine.comment ?? undefined}>
              <span className="font-medium">
                <RelationName schemaName={routine.schemaName} name={routine.name} />
              </span>
              <span className="mono wrap-anywhere text-12 text-fg-3">({routine.argumentTypes})</span>
            </Td>
            <Td className="whitespace-nowrap text-fg-2">{KINDS[routine.kind]}</Td>
            <Td className="mono whitespace-nowrap text-fg-2">{routine.language}</Td>
            <Td className="mono wrap-anywhere text-fg-2">{routine.returnType ?? "–"}</Td>
          </Tr>
        ))}
      </ScrollingTable>
    </Section>
  );
}
