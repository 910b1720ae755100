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
          <Th>Kind</Th>
          {canOpen && <Th>Goes to</Th>}
          <Th>Last sent</Th>
          <Th isNumber>Waiting</Th>
          <Th isNumber>Rules</Th>
        </>
      }
    >
      {destinations.map((destination) => (
        <Tr key={destination.id}>
          <Td className="max-w-64 truncate font-medium" title={destination.name}>
            {canOpen ? (
              <Link href={`/settings/destinations/${destination.id}`} className="rounded-4 hover:underline">
                {destination.name}
              </Link>
            ) : (
              destination.name
            )}
          </Td>
          <Td className="py-1.5">
            <DestinationState destination={destination} />
            {destination.stateReason && (
              <span className="block max-w-80 truncate text-12 text-fg-3" title={destination.stateReason}>
                {destination.stateReason}
              </span>
            )}
          </Td>
          <Td className="whitespace-nowrap">{DESTINATION_KIND_LABELS[destination.kind]}</Td>
          {canOpen && (
            <Td className="max-w-64 truncate" title={destination.place ?? ""}>
              {destination.place}
            </Td>
          )}
          <Td className="num whitespace-nowrap">
            {destination.lastSentAt ? <RelativeTime at={destination.lastSentAt} /> : "–"}
          </Td>
          <Td isNumber>{destination.waitingCount}</Td>
          <Td isNumber>{destination.ruleCount}</Td>
        </Tr>
      ))}
    </ScrollingTable>
  );
}
