import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Table, Td, Th } from "#app/_ui/table.tsx";
import { changesTold } from "#lib/schedules/changes-told.ts";
import type { ScheduleChange } from "#lib/schedules/views.ts";

/** Who changed the schedule, when, and to what. */
export function ChangesTable({ changes, most }: { changes: readonly ScheduleChange[]; most: number }) {
  return (
    <div className="-mx-5 overflow-x-auto max-sm:-mx-4">
      <Table
        caption="Changes"
        head={
          <>
            <Th>When</Th>
            <Th>Who</Th>
            <Th>What</Th>
          </>
        }
      >
        {changesTold(changes)
          .slice(0, most)
          .map(({ id, at, byName, words }) => (
            <tr key={id}>
              <Td className="num whitespace-nowrap">
                <RelativeTime at={at} />
              </Td>
              <Td className="max-w-40 truncate" title={byName ?? "Tidewatch"}>
                {byName ?? <span className="text-fg-2">Tidewatch</span>}
              </Td>
              <Td className="py-1.5">{words}</Td>
            </tr>
          ))}
      </Table>
    </div>
  );
}
