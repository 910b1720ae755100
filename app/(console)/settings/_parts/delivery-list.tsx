import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Status } from "#app/_ui/status.tsx";
import { Td, Th } from "#app/_ui/table.tsx";
import type { DeliveryView } from "#lib/destinations/views.ts";
import { formatDuration, formatQuantity } from "#lib/format.ts";
import { ScrollingTable } from "../../assets/scrolling-table.tsx";

type DeliveryListProps = {
  deliveries: readonly DeliveryView[];
  /** What one row is known by: of an alert where it went, of a destination what was sent. */
  by: "destination" | "alert";
  /** Links to destinations lead where only admins may look. */
  canOpenDestinations?: boolean;
};

/** What was sent, whether it arrived, and why not; what was answered is never here, because it is not kept. */
export function DeliveryList({ deliveries, by, canOpenDestinations = false }: DeliveryListProps) {
  return (
    <ScrollingTable
      caption={by === "destination" ? "Where it was sent" : "Last sends"}
      head={
        <>
          <Th>{by === "destination" ? "Destination" : "What"}</Th>
          <Th>State</Th>
          <Th className="max-sm:hidden">When</Th>
          <Th isNumber className="max-sm:hidden">
            Tries
          </Th>
          <Th isNumber className="max-sm:hidden">
            Answer
          </Th>
          <Th className="max-sm:hidden">Why</Th>
        </>
      }
    >
      {deliveries.map((delivery) => (
        <tr key={delivery.id}>
          <Td className="max-w-56 truncate max-sm:max-w-none max-sm:whitespace-normal max-sm:py-2">
            {by === "destination" ? (
              <DestinationName delivery={delivery} canOpen={canOpenDestinations} />
            ) : (
              <Subject delivery={delivery} />
            )}
            <span className="num block text-12 text-fg-3 sm:hidden">
              <RelativeTime at={delivery.sentAt ?? delivery.createdAt} />,{" "}
              {formatQuantity(delivery.attempt, "try", "tries")}, {answerOf(delivery)}
            </span>
            {delivery.error && (
              <span className="wrap-anywhere block text-12 text-fg-2 sm:hidden">{delivery.error}</span>
            )}
          </Td>
          <Td className="max-sm:py-2 max-sm:pr-4 max-sm:align-top">
            <DeliveryState delivery={delivery} />
          </Td>
          <Td className="num whitespace-nowrap max-sm:hidden">
            <RelativeTime at={delivery.sentAt ?? delivery.createdAt} />
          </Td>
          <Td isNumber className="max-sm:hidden">
            {delivery.attempt}
          </Td>
          <Td isNumber className="whitespace-nowrap max-sm:hidden">
            {answerOf(delivery)}
          </Td>
          <Td className="min-w-56 py-1.5 text-fg-2 max-sm:hidden">{delivery.error ?? "–"}</Td>
        </tr>
      ))}
    </ScrollingTable>
  );
}

function DestinationName({ delivery, canOpen }: { delivery: DeliveryView; canOpen: boolean }) {
  if (!canOpen) return delivery.destinationName;
  return (
    <Link
      href={`/settings/destinations/${delivery.destinationId}`}
      className="rounded-4 text-accent-text hover:underline"
    >
      {delivery.destinationName}
    </Link>
  );
}

function Subject({ delivery: { alertId, alertTitle, askedByName } }: { delivery: DeliveryView }) {
  if (alertId === null) return `Test, asked for by ${askedByName ?? "somebody"}`;
  return (
    <Link
      href={`/alerts/${alertId}`}
      title={alertTitle ?? ""}
      className="rounded-4 text-accent-text hover:underline"
    >
      {alertTitle}
    </Link>
  );
}

/** Icon, word and colour; what waits says until when. */
function DeliveryState({
  delivery: { state, attempt, nextAt, destinationState },
}: {
  delivery: DeliveryView;
}) {
  if (state === "sent") return <Status status="completed">Sent</Status>;
  if (state === "failed") return <Status status="failed">Not sent</Status>;
  if (destinationState === "paused") return <Status status="pending">Waits, paused</Status>;
  if (attempt === 0) return <Status status="running">Sending…</Status>;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Status status="pending">Tried again</Status>
      <RelativeTime at={nextAt} className="num text-12 text-fg-3" />
    </span>
  );
}

export function answerOf({
  statusCode,
  durationMs,
}: Pick<DeliveryView, "statusCode" | "durationMs">): string {
  const parts = [statusCode, durationMs === null ? null : formatDuration(durationMs)];
  return parts.filter((part) => part !== null).join(" · ") || "–";
}
