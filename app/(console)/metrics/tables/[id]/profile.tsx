import Link from "next/link";
import type { RelationColumn } from "#lib/catalog/views.ts";
import type { MetricRow } from "#lib/metrics/views.ts";
import { MetricChip } from "../../_parts/metric-chip.tsx";
import { ofColumn } from "../../_parts/words.ts";

type ProfileProps = { metrics: readonly MetricRow[]; columns: readonly RelationColumn[] };

/** The newest value of each metric: of the table as a whole, then column after column. */
export function Profile({ metrics, columns }: ProfileProps) {
  const byColumn = Map.groupBy(metrics, ({ columnName }) => columnName);
  const known = new Map(columns.map(({ name, type }) => [name, type]));
  const gone = [...byColumn.keys()].filter((name) => name !== null && !known.has(name));
  return (
    <ul className="border-line-soft border-t">
      <Group label="the table" type={null} metrics={byColumn.get(null) ?? []} />
      {[...known, ...gone.map((name) => [name ?? "", "gone"] as const)].map(([name, type]) => (
        <Group key={name} label={name} type={type} metrics={byColumn.get(name) ?? []} />
      ))}
    </ul>
  );
}

type GroupProps = { label: string; type: string | null; metrics: readonly MetricRow[] };

function Group({ label, type, metrics }: GroupProps) {
  if (metrics.length === 0) return null;
  return (
    <li className="grid gap-x-4 gap-y-1.5 border-line-soft border-b py-2 text-13 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <span className="wrap-anywhere min-w-0">
        <span className={type === null ? "text-fg-2" : "font-medium"}>{label}</span>
        {type !== null && <span className="mono ml-2 text-12 text-fg-3 sm:ml-0 sm:block">{type}</span>}
      </span>
      <ul aria-label={`Metrics of ${label}`} className="flex min-w-0 flex-wrap gap-1.5">
        {metrics.map((metric) => (
          <li key={metric.id} className="min-w-0">
            <Link href={`/metrics/${metric.id}`} title={metric.reason} className="block rounded-6">
              <MetricChip metric={metric} label={metric.name ?? ofColumn(metric)} />
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
