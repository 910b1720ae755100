import { Facts } from "#app/_ui/facts.tsx";
import { DateOnly } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import { formatCount, formatDuration } from "#lib/format.ts";
import type { SourceDetails } from "#lib/sources/queries.ts";
import { TLS_MODES } from "#lib/sources/views.ts";
import { LastDiscovery } from "../../_list/last-discovery.tsx";

/** How the source is reached, without what opens it. */
export function ConnectionFacts({ source }: { source: SourceDetails }) {
  return (
    <Section title="Connection">
      <Facts
        facts={[
          {
            label: "Server",
            value: source.serverVersion ? `PostgreSQL ${source.serverVersion}` : "PostgreSQL",
          },
          { label: "Host", value: source.host, isMono: true },
          { label: "Port", value: String(source.port), isMono: true },
          { label: "Database", value: source.database, isMono: true },
          { label: "User", value: source.username, isMono: true },
          {
            label: "Password",
            value: source.hasPassword ? "stored, readable by the worker alone" : "none stored",
          },
          { label: "TLS", value: TLS_MODES[source.tlsMode] },
          { label: "Schemas", value: source.includedSchemas.join(", ") || "all the role may read" },
          ...(source.excludedSchemas.length > 0
            ? [{ label: "Left out", value: source.excludedSchemas.join(", ") }]
            : []),
          { label: "Time limit", value: formatDuration(source.timeLimitSeconds * 1000) },
          { label: "Relations", value: formatCount(source.relationCount) },
          { label: "Last discovery", value: <LastDiscovery discovery={source.lastDiscovery} /> },
          { label: "Connected", value: <DateOnly at={source.createdAt.toISOString()} /> },
        ]}
      />
    </Section>
  );
}
