import { Facts } from "#app/_ui/facts.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import { DESTINATION_KIND_LABELS, type DestinationView } from "#lib/destinations/views.ts";
import { DestinationState } from "../destination-state.tsx";

export function DestinationFacts({ destination }: { destination: DestinationView }) {
  const { kind, place, lastSentAt, failuresInRow, waitingCount, ruleCount, changedByName, changedAt } =
    destination;
  return (
    <Section title="Destination">
      <Facts
        facts={[
          { label: "State", value: <DestinationState destination={destination} /> },
          { label: "Kind", value: DESTINATION_KIND_LABELS[kind] },
          { label: "Goes to", value: place ?? "–" },
          { label: "Last sent", value: lastSentAt ? <RelativeTime at={lastSentAt} /> : "–" },
          { label: "Failures in a row", value: failuresInRow },
          { label: "Waiting", value: waitingCount },
          { label: "Rules", value: ruleCount },
          { label: "Changed by", value: changedByName },
          { label: "Changed", value: <RelativeTime at={changedAt} /> },
        ]}
      />
    </Section>
  );
}
