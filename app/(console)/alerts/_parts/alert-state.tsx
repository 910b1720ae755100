import { BellOff, BellRing, CheckCheck, CircleCheck, Clock, type LucideIcon } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import type { AlertRow, AlertState as State } from "#lib/alerts/views.ts";

const STATES: Record<State, { label: string; icon: LucideIcon; mark: string; text: string }> = {
  triggered: { label: "Open", icon: BellRing, mark: "text-warn-mark", text: "text-warn-fg" },
  acknowledged: { label: "Acknowledged", icon: CheckCheck, mark: "text-accent-text", text: "text-fg" },
  snoozed: { label: "Snoozed", icon: Clock, mark: "text-fg-3", text: "text-fg-2" },
  resolved: { label: "Resolved", icon: CircleCheck, mark: "text-completed-mark", text: "text-completed-fg" },
};

type AlertStateProps = Pick<AlertRow, "state" | "stateByName" | "snoozedUntil" | "suppressedBy">;

/** By icon, word and colour, with who made it so. What was to tell nobody says so first. */
export function AlertState({ state, stateByName, snoozedUntil, suppressedBy }: AlertStateProps) {
  const isQuiet = suppressedBy !== null && state === "triggered";
  const { label, icon, mark, text } = STATES[state];
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      <span className={`flex items-center gap-1.5 font-medium ${isQuiet ? "text-fg-2" : text}`}>
        <Icon of={isQuiet ? BellOff : icon} className={isQuiet ? "text-fg-3" : mark} />
        {isQuiet ? "Suppressed" : label}
      </span>
      {state === "snoozed" && snoozedUntil ? (
        <span className="text-12 text-fg-3">
          until <RelativeTime at={snoozedUntil} />
        </span>
      ) : (
        stateByName && <span className="text-12 text-fg-3">by {stateByName}</span>
      )}
    </span>
  );
}
