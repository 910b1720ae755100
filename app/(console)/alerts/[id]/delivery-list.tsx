import { Badge } from "#app/_ui/badge.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { AlertDelivery } from "#lib/alerts/views.ts";
import { formatQuantity } from "#lib/format.ts";

type DeliveryListProps = { deliveries: readonly AlertDelivery[]; suppressedBecause: string | null };

const TONES = { pending: "neutral", sent: "completed", failed: "failed" } as const;
const WORDS = { pending: "On its way", sent: "Sent", failed: "Given up" } as const;

/** Where it went, and what came of it. */
export function DeliveryList({ deliveries, suppressedBecause }: DeliveryListProps) {
  if (deliveries.length === 0)
    return (
      <p className="text-13 text-fg-2">
        {suppressedBecause ? "Nowhere: it was suppressed." : "Nowhere: its rule had no destination then."}
      </p>
    );
  return (
    <ul className="grid text-13">
      {deliveries.map(({ id, destinationName, destinationKind, state, attempt, nextAt, sentAt, error }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line-soft border-b py-1.5">
          <span className="wrap-anywhere min-w-0 flex-1">
            {destinationName} <span className="text-fg-3">{destinationKind}</span>
          </span>
          <Badge tone={TONES[state]}>{WORDS[state]}</Badge>
          <span className="text-12 text-fg-3">
            {sentAt ? (
              <RelativeTime at={sentAt} />
            ) : state === "pending" && attempt > 0 ? (
              <>
                {formatQuantity(attempt, "try", "tries")}, next <RelativeTime at={nextAt} />
              </>
            ) : null}
          </span>
          {error && <span className="wrap-anywhere basis-full text-12 text-fg-3">{error}</span>}
        </li>
      ))}
    </ul>
  );
}
