import Link from "next/link";
import { Section } from "#app/_ui/section.tsx";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import type { RelationDetails } from "#lib/catalog/views.ts";
import { formatCount } from "#lib/format.ts";
import { suggestFor } from "#lib/metrics/suggest-for.ts";
import type { MetricRow } from "#lib/metrics/views.ts";
import type { ColumnTag } from "#lib/tags/views.ts";
import { MetricChip } from "../../../metrics/_parts/metric-chip.tsx";
import { SuggestionList } from "../../../metrics/_parts/suggestion-list.client.tsx";
import { metricName } from "../../../metrics/_parts/words.ts";

type MetricsSectionProps = {
  relation: RelationDetails;
  metrics: readonly MetricRow[];
  tags: readonly ColumnTag[];
  role: Role;
};

const MOST_SHOWN = 12;
/** The worst first: beside everything else of a table there is room for a few. */
const ORDER = ["anomalous", "failed", "normal", "learning", "waiting", "disabled"];

/** The newest values of a table; of one without any what it should have, to be kept by one click. */
export function MetricsSection({ relation, metrics, tags, role }: MetricsSectionProps) {
  const suggestions = suggestFor(relation, tags, metrics);
  if (metrics.length === 0 && suggestions.length === 0) return null;
  const worst = metrics.toSorted((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status));
  return (
    <Section
      title="Metrics"
      aside={metrics.length > 0 ? formatCount(metrics.length) : "none yet, these are suggested"}
      action={
        <Link href={`/metrics/tables/${relation.id}`} className="rounded-4 text-accent-text hover:underline">
          {metrics.length > 0 && suggestions.length > 0
            ? `${formatCount(suggestions.length)} more suggested`
            : "All of its metrics"}
        </Link>
      }
    >
      {metrics.length > 0 ? (
        <ul aria-label="Newest values" className="flex flex-wrap gap-1.5">
          {worst.slice(0, MOST_SHOWN).map((metric) => (
            <li key={metric.id} className="min-w-0">
              <Link href={`/metrics/${metric.id}`} title={metric.reason} className="block rounded-6">
                <MetricChip metric={metric} label={metricName(metric)} />
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <SuggestionList
          assetId={relation.id}
          suggestions={suggestions}
          disabledBecause={may(role, "metrics.set") ? null : whyNot("metrics.set")}
        />
      )}
    </Section>
  );
}
