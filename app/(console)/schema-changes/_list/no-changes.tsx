import { CheckCheck, GitCompareArrows, Search, SearchX } from "lucide-react";
import Link from "next/link";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { type ChangeFilter, type DiscoveryRun, isNarrowed } from "#lib/schema-changes/views.ts";
import { changesHref, fromStart, tabHref } from "../address.ts";

type NoChangesProps = {
  filter: ChangeFilter;
  /** Null where the filter names none, or one that is not here. */
  run: DiscoveryRun | null;
  /** Under the other filters. */
  inAllTabs: number;
};

const ALL = <ButtonLink href="/schema-changes">All schema changes</ButtonLink>;

/** Nothing to list, and why: a place past the end, a run, a filter, or nothing yet. */
export function NoChanges({ filter, run, inAllTabs }: NoChangesProps) {
  if (filter.before || filter.after)
    return (
      <EmptyState
        icon={<Icon of={Search} />}
        title="No changes on this page"
        actions={<ButtonLink href={changesHref(fromStart(filter))}>Go to the newest</ButtonLink>}
      >
        The list ends here.
      </EmptyState>
    );
  if (filter.job && !run)
    return (
      <EmptyState icon={<Icon of={SearchX} />} title="There is no such discovery here" actions={ALL}>
        The address names a run that this organization does not have, or no longer has.
      </EmptyState>
    );
  const isRunAlone = run && !isNarrowed({ ...filter, job: undefined });
  if (isRunAlone && (inAllTabs === 0 || filter.tab === "all")) return <NothingOfRun run={run} />;
  if (filter.tab === "open" && inAllTabs > 0)
    return (
      <EmptyState
        icon={<Icon of={CheckCheck} />}
        title="Everything is acknowledged"
        actions={<ButtonLink href={tabHref(filter, "all")}>Show all changes</ButtonLink>}
      >
        What the next discoveries find different appears here.
      </EmptyState>
    );
  if (filter.tab === "acknowledged" && inAllTabs > 0)
    return (
      <EmptyState
        icon={<Icon of={CheckCheck} />}
        title="Nothing is acknowledged yet"
        actions={<ButtonLink href={tabHref(filter, "all")}>Show all changes</ButtonLink>}
      >
        Acknowledge a change to say that somebody has seen it.
      </EmptyState>
    );
  if (isNarrowed(filter))
    return (
      <EmptyState
        icon={<Icon of={SearchX} />}
        title="No change matches"
        actions={<ButtonLink href={changesHref({ tab: filter.tab })}>Clear the filters</ButtonLink>}
      >
        None of the discoveries found a difference that meets these filters.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Icon of={GitCompareArrows} />}
      title="No schema changes yet"
      actions={<ButtonLink href="/assets">Go to Assets</ButtonLink>}
    >
      The first discovery of a source is the baseline. What later ones find different appears here.
    </EmptyState>
  );
}

/** A run that is not over, published nothing, set the baseline, or found no difference. */
function NothingOfRun({ run }: { run: DiscoveryRun }) {
  const icon = <Icon of={GitCompareArrows} />;
  const actions = (
    <>
      <ButtonLink href={`/assets/${run.sourceId}`}>Go to {run.sourceName}</ButtonLink>
      <ButtonLink tone="ghost" href={`/jobs/${run.id}`}>
        See {run.shortId}
      </ButtonLink>
    </>
  );
  if (run.status === "pending" || run.status === "running")
    return (
      <EmptyState icon={icon} title={`${run.shortId} is not done yet`} actions={actions}>
        What it finds different appears here by itself once it completes.
      </EmptyState>
    );
  if (run.status !== "completed")
    return (
      <EmptyState
        icon={icon}
        title={run.status === "failed" ? `${run.shortId} failed` : `${run.shortId} was cancelled`}
        actions={actions}
      >
        So it published nothing, and what was known of {run.sourceName} stays as it was.
      </EmptyState>
    );
  if (run.isBaseline)
    return (
      <EmptyState icon={icon} title={`The first discovery of ${run.sourceName}`} actions={actions}>
        There is no earlier discovery to compare with: this one is the baseline. The next ones show what
        changed since.
      </EmptyState>
    );
  return (
    <EmptyState icon={icon} title="No differences found" actions={actions}>
      {run.shortId} and the discovery before it agree on all of {run.sourceName} that both looked at.{" "}
      <Link href={changesHref({ source: [run.sourceId] })} className="rounded-4 text-accent-text underline">
        Earlier changes
      </Link>
    </EmptyState>
  );
}
