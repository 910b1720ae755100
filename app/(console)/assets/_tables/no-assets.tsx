import { SearchX, Table2 } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { AssetFilter } from "#lib/catalog/views.ts";
import { fromStart, tablesHref } from "../address.ts";

/** Nothing to list: a place past the end, a filter, a state nothing is in, or nothing discovered yet. */
export function NoAssets({ filter, hasSources }: { filter: AssetFilter; hasSources: boolean }) {
  const { tab, q, source, schema, kind, tag, after, before } = filter;
  if (after || before)
    return (
      <EmptyState
        icon={<Icon of={SearchX} />}
        title="No tables or views on this page"
        actions={<ButtonLink href={tablesHref(fromStart(filter))}>To the first</ButtonLink>}
      >
        The list ends here.
      </EmptyState>
    );
  if (q || schema || tag || source.length > 0 || kind.length > 0)
    return (
      <EmptyState
        icon={<Icon of={SearchX} />}
        title={q ? `No table or view matches “${q}”` : "No table or view matches"}
        actions={
          <>
            <ButtonLink href={tablesHref({ tab })}>Clear the filters</ButtonLink>
            {tab !== "archived" && (
              <ButtonLink tone="ghost" href={tablesHref({ ...fromStart(filter), tab: "archived" })}>
                Look among the archived
              </ButtonLink>
            )}
          </>
        }
      >
        They are found by part of schema and name, in any case, and by tags of theirs or of one of their
        columns.
      </EmptyState>
    );
  if (tab !== "current")
    return (
      <EmptyState
        icon={<Icon of={Table2} />}
        title={`Nothing is ${tab}`}
        actions={<ButtonLink href="/assets/tables">Show the current ones</ButtonLink>}
      >
        {WHAT_IT_MEANS[tab]}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Icon of={Table2} />}
      title="No table or view is known yet"
      actions={<ButtonLink href="/assets">Go to the sources</ButtonLink>}
    >
      {hasSources
        ? "Run discovery on a source to find what it holds."
        : "Once a database is connected and discovered, its tables and views are listed here."}
    </EmptyState>
  );
}

const WHAT_IT_MEANS = {
  discovered: "Tables and views that a discovery found and nobody monitors are listed here.",
  monitored: "A table is monitored once it has a freshness SLA, a metric or an alert rule.",
  archived: "What is no longer in its database is kept here, with its history.",
} as const;
