import { ChartNoAxesColumn } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { SourceHealth } from "#lib/metrics/health.ts";
import type { MetricFilter } from "#lib/metrics/views.ts";
import { metricsHref } from "../address.ts";

type NoMetricsProps = { filter: MetricFilter; health: readonly SourceHealth[]; maySchedule: boolean };

/** Why there is nothing, and what to do about it. */
export function NoMetrics({ filter, health, maySchedule }: NoMetricsProps) {
  const icon = <Icon of={ChartNoAxesColumn} size={20} />;
  const { tab, source, asset, job, q } = filter;
  if (tab !== "all" || asset || job || q || (source && health.some(({ sourceId }) => sourceId !== source)))
    return (
      <EmptyState
        icon={icon}
        title={tab === "anomalous" ? "Nothing is out of the usual" : "No metric matches"}
        actions={<ButtonLink href={metricsHref({})}>Show all metrics</ButtonLink>}
      >
        {tab === "anomalous"
          ? "Every metric that can be judged is where it is expected."
          : "No metric is of this kind."}
      </EmptyState>
    );
  if (health.length === 0)
    return (
      <EmptyState
        icon={icon}
        title="No database is connected yet"
        actions={<ButtonLink href="/assets">Go to assets</ButtonLink>}
      >
        Connect one, and its tables say which metrics they should have.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={icon}
      title="No metrics yet"
      actions={
        <>
          <ButtonLink href="/assets/tables" tone="primary">
            Choose a table
          </ButtonLink>
          {maySchedule && <ButtonLink href="/settings/schedules">Go to schedules</ButtonLink>}
        </>
      }
    >
      Open a table: it suggests what to measure of it, and one click keeps it. Once an admin has captures
      scheduled, Tidewatch learns by itself what is usual, and tells what is not.
    </EmptyState>
  );
}
