import { ClockTime, DateOnly } from "#app/_ui/relative-time.client.tsx";
import { Table, Td, Th } from "#app/_ui/table.tsx";
import type { SlotView } from "#lib/schedules/views.ts";
import { LastResult } from "../last-result.tsx";

/** What became of each slot, newest first: also why one was skipped, and which were missed. */
export function SlotsTable({ slots }: { slots: readonly SlotView[] }) {
  if (slots.length === 0)
    return <p className="text-13 text-fg-2">No slot has come yet. What becomes of each is kept here.</p>;
  return (
    <div className="-mx-5 overflow-x-auto max-sm:-mx-4">
      <Table
        caption="Last slots"
        head={
          <>
            <Th>Slot</Th>
            <Th>What came of it</Th>
          </>
        }
      >
        {slots.map((slot) => (
          <tr key={slot.slot}>
            <Td className="num whitespace-nowrap">
              <DateOnly at={slot.slot} /> <ClockTime at={slot.slot} className="text-fg-2" />
            </Td>
            <Td className="py-1.5">
              <LastResult slot={slot} />
              {slot.missedSince && (
                <span className="block text-12 text-fg-3">
                  No worker ran from <DateOnly at={slot.missedSince} /> <ClockTime at={slot.missedSince} />{" "}
                  on: the slots until this one were left out.
                </span>
              )}
            </Td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
