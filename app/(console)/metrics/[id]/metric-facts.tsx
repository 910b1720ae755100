import Link from "next/link";
import { Facts } from "#app/_ui/facts.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { MetricRow } from "#lib/metrics/views.ts";
import { ofColumn } from "../_parts/words.ts";

const LINK = "rounded-4 text-accent-text hover:underline";

export function MetricFacts({ metric }: { metric: MetricRow }) {
  const { assetId, sourceId, sourceName, schemaName, tableName, columnName, columnType } = metric;
  return (
    <Facts
      facts={[
        {
          label: "Source",
          value: (
            <Link href={`/assets/${sourceId}`} className={LINK}>
              {sourceName}
            </Link>
          ),
        },
        {
          label: "Table",
          value: (
            <Link href={`/assets/${assetId}`} className={LINK}>
              {schemaName}.{tableName}
            </Link>
          ),
        },
        ...(columnName === null
          ? []
          : [{ label: "Column", value: `${columnName}, ${columnType ?? "which is gone"}`, isMono: true }]),
        { label: "Measures", value: ofColumn(metric) },
        {
          label: "Last run",
          value: metric.checkedAt ? (
            metric.jobId ? (
              <Link href={`/jobs/${metric.jobId}`} className={LINK}>
                <RelativeTime at={metric.checkedAt} />
              </Link>
            ) : (
              <RelativeTime at={metric.checkedAt} />
            )
          ) : (
            "not yet"
          ),
        },
        {
          label: "Added",
          value: (
            <>
              {metric.createdByName}, <RelativeTime at={metric.createdAt} />
            </>
          ),
        },
        ...(metric.changedByName && metric.changedAt
          ? [
              {
                label: "Changed",
                value: (
                  <>
                    {metric.changedByName}, <RelativeTime at={metric.changedAt} />
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
