"use client";

import { BellRing, CheckCheck, CircleCheck, Clock } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { buttonLook } from "#app/_ui/button-look.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import type { AlertRow } from "#lib/alerts/views.ts";
import { useAct } from "./use-act.client.tsx";

const SNOOZES = [
  [60, "For an hour"],
  [4 * 60, "For 4 hours"],
  [24 * 60, "For a day"],
  [7 * 24 * 60, "For a week"],
] as const;

const SNOOZE_BUTTON = buttonLook({ size: "sm" }, false, "aria-expanded:bg-pressed");

type AlertActsProps = { alert: Pick<AlertRow, "id" | "state" | "title">; disabledBecause: string | null };

/** What may be done to an alert as it stands. */
export function AlertActs({ alert: { id, state, title }, disabledBecause }: AlertActsProps) {
  const { isBusy, perform } = useAct();
  const ids = [id];
  const button = { size: "sm" as const, disabled: isBusy, disabledBecause, className: "max-sm:h-11" };
  const isOpen = state !== "resolved";
  return (
    <span className="relative z-1 flex flex-wrap gap-1">
      {(state === "triggered" || state === "snoozed") && (
        <Button
          {...button}
          icon={<Icon of={CheckCheck} size={14} />}
          aria-label={`Acknowledge ${title}`}
          onClick={() => perform({ verb: "acknowledge", ids })}
        >
          Acknowledge
        </Button>
      )}
      {isOpen && (
        <Button
          {...button}
          icon={<Icon of={CircleCheck} size={14} />}
          aria-label={`Resolve ${title}`}
          onClick={() => perform({ verb: "resolve", ids })}
        >
          Resolve
        </Button>
      )}
      {state !== "triggered" && (
        <Button
          {...button}
          icon={<Icon of={BellRing} size={14} />}
          aria-label={`Open again: ${title}`}
          onClick={() => perform({ verb: "reopen", ids })}
        >
          Open again
        </Button>
      )}
      {isOpen && disabledBecause === null && (
        <MenuButton
          label={`Snooze ${title}`}
          className={SNOOZE_BUTTON}
          entries={() =>
            SNOOZES.map(([minutes, label]) => ({
              label,
              onSelect: () => perform({ verb: "snooze", ids, minutes }),
            }))
          }
        >
          <Icon of={Clock} size={14} />
          Snooze
        </MenuButton>
      )}
    </span>
  );
}
