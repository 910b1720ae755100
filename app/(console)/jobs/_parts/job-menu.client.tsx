"use client";

import { Ban, Database, Eye, RotateCcw, SquareArrowOutUpRight } from "lucide-react";
import { Dots } from "#app/_ui/dots.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import type { MenuEntry } from "#app/_ui/menu-entry.ts";
import type { Role } from "#lib/auth/scope.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { whyNoAsset, whyNoJobPage, whyNotCancel, whyNotRetry } from "../allowed.ts";
import { useJobActs } from "./job-acts.client.tsx";
import { resultHref, useJobType } from "./job-types.client.tsx";

type JobMenuProps = {
  job: JobRow;
  role: Role;
  /** Without it the details are open already. */
  onOpen?: () => void;
};

/** The five actions. One that is not open stays in its place and says why. */
export function JobMenu({ job, role, onOpen }: JobMenuProps) {
  const acts = useJobActs();
  const type = useJobType(job.type);

  const entries = (): MenuEntry[] => {
    const page = resultHref(type, job);
    return [
      {
        label: "View Details",
        icon: <Icon of={Eye} />,
        shortcut: "↵",
        ...(onOpen ? { onSelect: onOpen } : { disabledBecause: "They are open" }),
      },
      {
        label: "Go to Asset",
        icon: <Icon of={Database} />,
        detail: job.sourceName,
        disabledBecause: whyNoAsset(job),
        href: `/assets/${job.assetId}`,
      },
      {
        label: "Go to Job Page",
        icon: <Icon of={SquareArrowOutUpRight} />,
        disabledBecause: whyNoJobPage(job, page),
        href: page ?? undefined,
      },
      "separator",
      {
        label: "Retry Job",
        icon: <Icon of={RotateCcw} />,
        shortcut: "R",
        disabledBecause: whyNotRetry(job, role),
        onSelect: () => acts.retry(job),
      },
      {
        label: "Cancel Job",
        icon: <Icon of={Ban} />,
        shortcut: "C",
        isDanger: true,
        disabledBecause: whyNotCancel(job, role),
        onSelect: () => acts.askToCancel(job),
      },
    ];
  };

  return (
    <MenuButton label={`Actions for ${job.shortId}`} entries={entries}>
      <Dots />
    </MenuButton>
  );
}
