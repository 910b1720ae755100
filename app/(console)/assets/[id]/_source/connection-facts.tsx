import Link from "next/link";
import { Facts } from "#app/_ui/facts.tsx";
import { DateOnly } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import { TLS_MODES } from "#lib/connectors/views.ts";
import { formatCount, formatTimeLimit } from "#lib/format.ts";
import type { SourceDetails } from "#lib/sources/queries.ts";
import { ACCESS_LEVELS } from "#lib/sources/views.ts";
import { changesHref } from "../../../schema-changes/address.ts";
import { LastDiscovery } from "../../_list/last-discovery.tsx";

/** How the source is reached, without what opens it. */
export function ConnectionFacts({ source }: { source: SourceDetails }) {
  return (
    <Section title="Connection">
      <Facts
        facts={[
          { label: "Last discovery", value: <LastDiscovery discovery={source.lastDiscovery} /> },
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
            value: source.hasPassword ? "stored, encrypted" : "none stored",
          },
          { label: "TLS", value: TLS_MODES[source.tlsMode] },
          {
            label: "Schemas to include",
            value: source.includedSchemas.join(", ") || "all the role may read",
          },
          ...(source.excludedSchemas.length > 0
            ? [{ label: "Schemas to exclude", value: source.excludedSchemas.join(", ") }]
            : []),
          { label: "Time limit", value: formatTimeLimit(source.timeLimitSeconds) },
          {
            label: "What may be read",
            value: (
              <span title={ACCESS_LEVELS[source.accessLevel].reads}>
                {ACCESS_LEVELS[source.accessLevel].label}
              </span>
            ),
          },
          { label: "Tables and views", value: formatCount(source.relationCount) },
          {
            label: "Schema changes",
            value: (
              <Link
                href={changesHref({ source: [source.id] })}
                className="rounded-4 text-accent-text hover:underline"
              >
                What changed in it
              </Link>
            ),
          },
          { label: "Connected", value: <DateOnly at={source.createdAt.toISOString()} /> },
        ]}
      />
    </Section>
  );
}
