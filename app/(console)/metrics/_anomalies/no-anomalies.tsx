import { ChartNoAxesColumn } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { AnomalyFilter, MetricRun } from "#lib/metrics/anomaly-views.ts";
import { anomaliesHref, anomalyTabHref } from "../address.ts";

/** Why there is nothing, and what to do about it. */
export function NoAnomalies({ filter, run }: { filter: AnomalyFilter; run: MetricRun | null }) {
  const icon = <Icon of={ChartNoAxesColumn} size={20} />;
  const { tab, source, asset, q, within, from, to, job } = filter;
  if (source || asset || q || within || from || to)
    return (
      <EmptyState
        icon={icon}
        title="No value matches"
        actions={<ButtonLink href={anomaliesHref({ tab, job })}>Clear the filters</ButtonLink>}
      >
        Nothing out of the usual is where you are looking.
      </EmptyState>
    );
  if (job)
    return (
      <EmptyState
        icon={icon}
        title={tab === "captured" ? "It captured nothing" : "Nothing out of the usual"}
        actions={
          tab !== "captured" && (
            <ButtonLink href={anomalyTabHref(filter, "captured")}>All it captured</ButtonLink>
          )
        }
      >
        {run && run.status !== "completed"
          ? `The run is ${run.status}. What it captures counts once it has completed.`
          : tab === "captured"
            ? (run?.message ?? "Its source has no metric to capture, or none was due.")
            : "No value of this run is of this kind."}
      </EmptyState>
    );
  if (tab !== "open")
    return (
      <EmptyState
        icon={icon}
        title={tab === "expected" ? "Nothing was called expected" : "Nothing was called wrong"}
      >
        {tab === "expected"
          ? "What you call expected is no anomaly any more, and what is usual is learned with it."
          : "What you call wrong stays an anomaly, and what is usual is learned without it."}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={icon}
      title="Nothing to look at"
      actions={<ButtonLink href="/metrics">All metrics</ButtonLink>}
    >
      A captured value that is far from what is expected is listed here, until somebody says what it is.
    </EmptyState>
  );
}
