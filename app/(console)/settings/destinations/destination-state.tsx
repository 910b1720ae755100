import { Status } from "#app/_ui/status.tsx";
import type { DestinationView } from "#lib/destinations/views.ts";

/** Icon, word and colour. One that failed lately and is still sent to says so. */
export function DestinationState({
  destination,
}: {
  destination: Pick<DestinationView, "state" | "failuresInRow">;
}) {
  const { state, failuresInRow } = destination;
  if (state === "off") return <Status status="failed">Off</Status>;
  if (state === "paused") return <Status status="cancelled">Paused</Status>;
  if (failuresInRow > 0) return <Status status="pending">Failing</Status>;
  return <Status status="completed">Active</Status>;
}
