"use client";

import { CalendarCog, Database, EllipsisVertical, Pause, Play, RefreshCw } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { useTurn } from "../use-turn.client.tsx";

type ScheduleMenuProps = {
  schedule: { id: string; sourceId: string; sourceName: string; jobType: string; isActive: boolean };
  /** Why this person may not; null where they may. */
  whyNotRun: string | null;
  whyNotManage: string | null;
};

/** What can be done with a schedule. What a person may not do keeps its place and says why. */
export function ScheduleMenu({ schedule, whyNotRun, whyNotManage }: ScheduleMenuProps) {
  const { id, sourceId, sourceName, jobType, isActive } = schedule;
  const { turn, run } = useTurn();
  return (
    <MenuButton
      label={`Actions for the schedule of ${sourceName}`}
      entries={() => [
        {
          label: "Run now",
          icon: <Icon of={RefreshCw} />,
          disabledBecause: whyNotRun,
          onSelect: () => run(jobType, sourceId),
        },
        {
          label: isActive ? "Pause" : "Resume",
          icon: <Icon of={isActive ? Pause : Play} />,
          disabledBecause: whyNotManage,
          onSelect: () => turn(isActive ? "pause" : "resume", [id]),
        },
        "separator",
        {
          label: "Schedule and its runs",
          icon: <Icon of={CalendarCog} />,
          href: `/settings/schedules/${id}`,
        },
        { label: "Go to the source", icon: <Icon of={Database} />, href: `/assets/${sourceId}` },
      ]}
    >
      <Icon of={EllipsisVertical} />
    </MenuButton>
  );
}
