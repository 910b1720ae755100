import { History } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { FreshnessFilter } from "#lib/freshness/views.ts";
import { freshnessHref } from "../address.ts";

type NoTablesProps = {
  filter: FreshnessFilter;
  maySchedule: boolean;
  /** When the first of the scheduled checks runs; null where none is. */
  nextCheckAt: string | null;
};

/** Why there is nothing, and what to do about it. */
export function NoTables({ filter, maySchedule, nextCheckAt }: NoTablesProps) {
  const icon = <Icon of={History} size={20} />;
  if (filter.source || filter.job || filter.q || filter.tab !== "all")
    return (
      <EmptyState
        icon={icon}
        title={filter.tab === "stale" ? "Nothing is stale" : "No table matches"}
        actions={<ButtonLink href={freshnessHref({})}>Show all tables</ButtonLink>}
      >
        No table that was checked is of this kind.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={icon}
      title="No table was checked yet"
      actions={
        maySchedule ? (
          <ButtonLink href="/settings/schedules">Go to schedules</ButtonLink>
        ) : (
          <ButtonLink href="/assets">Go to assets</ButtonLink>
        )
      }
    >
      {nextCheckAt === null ? (
        "Freshness is checked when somebody asks for it on a source’s page, and by itself once an admin schedules it."
      ) : (
        <>
          It is scheduled: the first check runs <RelativeTime at={nextCheckAt} />. Somebody may also ask for
          one now, on a source’s page.
        </>
      )}
    </EmptyState>
  );
}
