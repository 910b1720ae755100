import Link from "next/link";
import { Facts } from "#app/_ui/facts.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { RelationDetails } from "#lib/catalog/views.ts";
import { formatBytes, formatCount, formatQuantity } from "#lib/format.ts";
import { RELATION_KINDS } from "../../kinds.tsx";

export function RelationFacts({ relation }: { relation: RelationDetails }) {
  const { rowEstimate, sizeBytes, partitionKey, partitionCount, archivedAt, archivedBy } = relation;
  return (
    <Section title="About">
      <Facts
        facts={[
          {
            label: "Source",
            value: (
              <Link
                href={`/assets/${relation.sourceId}`}
                className="rounded-4 text-accent-text hover:underline"
              >
                {relation.sourceName}
              </Link>
            ),
          },
          { label: "Kind", value: RELATION_KINDS[relation.kind].label },
          { label: "Schema", value: relation.schemaName, isMono: true },
          ...(relation.owner ? [{ label: "Owner", value: relation.owner, isMono: true }] : []),
          { label: "Rows, about", value: rowEstimate === null ? "not known" : formatCount(rowEstimate) },
          ...(sizeBytes === null ? [] : [{ label: "Size", value: formatBytes(sizeBytes) }]),
          ...(partitionKey
            ? [
                { label: "Partitioned by", value: partitionKey, isMono: true },
                { label: "Partitions", value: formatQuantity(partitionCount, "partition") },
              ]
            : []),
          ...(relation.foreignServer
            ? [{ label: "Foreign server", value: relation.foreignServer, isMono: true }]
            : []),
          ...(relation.hasRowSecurity === null
            ? []
            : [{ label: "Row-level security", value: relation.hasRowSecurity ? "on" : "off" }]),
          ...(relation.privileges
            ? [
                {
                  label: "Tidewatch may",
                  value: relation.privileges.join(", ") || "do nothing with the whole of it",
                },
              ]
            : []),
          ...(["table", "partitioned_table", "materialized_view"].includes(relation.kind)
            ? [
                {
                  label: "Freshness",
                  value: (
                    <Link
                      href={`/freshness/${relation.id}`}
                      className="rounded-4 text-accent-text hover:underline"
                    >
                      when it was updated
                    </Link>
                  ),
                },
              ]
            : []),
          { label: "Its rows", value: relation.isReadable ? "readable" : "the role may not read them" },
          { label: "First seen", value: <RelativeTime at={relation.createdAt.toISOString()} /> },
          { label: "Last changed", value: <RelativeTime at={relation.updatedAt.toISOString()} /> },
          ...(archivedAt
            ? [
                { label: "Archived", value: <RelativeTime at={archivedAt.toISOString()} /> },
                ...(archivedBy
                  ? [
                      {
                        label: "Archived by",
                        value: (
                          <Link
                            href={`/jobs/${archivedBy.id}`}
                            className="mono rounded-4 text-accent-text hover:underline"
                          >
                            {archivedBy.shortId}
                          </Link>
                        ),
                      },
                    ]
                  : []),
              ]
            : []),
        ]}
      />
    </Section>
  );
}
