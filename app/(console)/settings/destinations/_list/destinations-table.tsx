import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Td, Th, Tr } from "#app/_ui/table.tsx";
import { DESTINATION_KIND_LABELS, type DestinationView } from "#lib/destinations/views.ts";
import { ScrollingTable } from "../../../assets/scrolling-table.tsx";
import { DestinationState } from "../destination-state.tsx";

type DestinationsTableProps = { destinations: readonly DestinationView[]; canOpen: boolean };

export function DestinationsTable({ destinations, canOpen }: DestinationsTableProps) {
  return (
    <ScrollingTable
      caption="Destinations"
      head={
        <>
          <Th>Name</Th>
          <Th>State</Th>
          <Th className="max-sm:hidden">Kind</Th>
          {canOpen && <Th className="max-sm:hidden">Goes to</Th>}
          <Th className="max-sm:hidden">Last sent</Th>
          <Th isNumber className="max-sm:hidden">
            Waiting
          </Th>
          <Th isNumber className="max-sm:hidden">
            Rules
          </Th>
        </>
      }
    >
      {destinations.map((destination) => (
        <Tr key={destination.id}>
          <Td
            className="max-w-64 truncate font-medium max-sm:py-1.5 max-sm:align-top"
            title={destination.name}
          >
            {canOpen ? (
              <Link href={`/settings/destinations/${destination.id}`} className="rounded-4 hover:underline">
                {destination.name}
              </Link>
            ) : (
              destination.name
            )}
            <span className="block font-normal text-12 text-fg-3 sm:hidden">
              {DESTINATION_KIND_LABELS[destination.kind]}, {destination.waitingCount} waiting
            </span>
          </Td>
          <Td className="py-1.5">
            <DestinationState destination={destination} />
            {destination.stateReason && (
              <span
                className="block max-w-80 truncate text-12 text-fg-3 max-sm:wrap-anywhere max-sm:whitespace-normal"
                title={destination.stateReason}
              >
                {destination.stateReason}
              </span>
            )}
          </Td>
          <Td className="whitespace-nowrap max-sm:hidden">{DESTINATION_KIND_LABELS[destination.kind]}</Td>
          {canOpen && (
            <Td className="max-w-64 truncate max-sm:hidden" title={destination.place ?? ""}>
              {destination.place}
            </Td>
          )}
          <Td className="num whitespace-nowrap max-sm:hidden">
            {destination.lastSentAt ? <RelativeTime at={destination.lastSentAt} /> : "–"}
          </Td>
          <Td isNumber className="max-sm:hidden">
            {destination.waitingCount}
          </Td>
          <Td isNumber className="max-sm:hidden">
            {destination.ruleCount}
          </Td>
        </Tr>
      ))}
    </ScrollingTable>
  );
}
