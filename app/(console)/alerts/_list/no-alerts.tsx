import { Bell } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { AlertFilter } from "#lib/alerts/views.ts";
import { alertsHref, fromStart } from "../address.ts";

type NoAlertsProps = { filter: AlertFilter; hasRules: boolean; mayMakeRules: boolean };

const NOTHING = {
  open: [
    "Nothing is open",
    "What a rule tells of stands here until somebody takes care of it, or it recovers.",
  ],
  acknowledged: [
    "Nothing is acknowledged",
    "An alert that somebody looks after stands here until it is resolved.",
  ],
  snoozed: ["Nothing is snoozed", "An alert that is to be left alone for a while comes back by itself."],
  resolved: ["Nothing was resolved yet", "What recovers, or is resolved by somebody, is listed here."],
  all: ["No alerts yet", "A rule makes one as soon as something happens that it means."],
} as const;

/** Why there is nothing, and what to do about it. */
export function NoAlerts({ filter, hasRules, mayMakeRules }: NoAlertsProps) {
  const icon = <Icon of={Bell} size={20} />;
  const { tab: _tab, ...narrowing } = fromStart(filter);
  if (Object.values(narrowing).some(Boolean))
    return (
      <EmptyState
        icon={icon}
        title="No alert matches"
        actions={<ButtonLink href={alertsHref({ tab: filter.tab })}>Clear the filters</ButtonLink>}
      >
        Nothing is there of what you are looking for.
      </EmptyState>
    );
  if (!hasRules)
    return (
      <EmptyState
        icon={icon}
        title="No rules yet"
        actions={mayMakeRules && <ButtonLink href="/alerts/rules/new">New rule</ButtonLink>}
      >
        A failed job alerts nobody until a rule says so.
      </EmptyState>
    );
  const [title, why] = NOTHING[filter.tab];
  return (
    <EmptyState icon={icon} title={title}>
      {why}
    </EmptyState>
  );
}
