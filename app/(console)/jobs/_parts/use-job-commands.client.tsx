"use client";

import { Ban, Database, Eye, RotateCcw, SquareArrowOutUpRight } from "lucide-react";
import { type Command, useCommands } from "#app/_ui/commands.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { whyNoAsset, whyNoJobPage, whyNotCancel, whyNotRetry } from "../allowed.ts";
import { useJobActs } from "./job-acts.client.tsx";
import { resultHref, useJobTypes } from "./job-types.client.tsx";

/**
 * The five actions of the job that is looked at, in the command menu: of the row that has the focus when the menu is asked
 * for, or of the one whose details are open (`open` is then left out).
 */
export function useJobCommands(role: Role, find: () => JobRow | undefined, open?: (job: JobRow) => void) {
  const acts = useJobActs();
  const types = useJobTypes();
  useCommands(() => {
    const job = find();
    return job
      ? commandsOf(
          job,
          resultHref(
            types.find(({ type }) => type === job.type),
            job,
          ),
        )
      : [];
  });

  const commandsOf = (job: JobRow, page: string | null): Command[] => {
    const group = `${job.shortId} · ${job.sourceName ?? "a removed source"}`;
    return [
      ...(open
        ? [
            {
              group,
              label: "View Details",
              icon: <Icon of={Eye} />,
              shortcut: "↵",
              onSelect: () => open(job),
            },
          ]
        : []),
      {
        ...{ group, label: "Retry Job", icon: <Icon of={RotateCcw} />, shortcut: "R" },
        ...{ disabledBecause: whyNotRetry(job, role), onSelect: () => acts.retry(job) },
      },
      {
        ...{ group, label: "Cancel Job", icon: <Icon of={Ban} />, shortcut: "C" },
        ...{ disabledBecause: whyNotCancel(job, role), onSelect: () => acts.askToCancel(job) },
      },
      {
        ...{ group, label: "Go to Asset", icon: <Icon of={Database} />, href: `/assets/${job.assetId}` },
        disabledBecause: whyNoAsset(job),
      },
      {
        ...{ group, label: "Go to Job Page", icon: <Icon of={SquareArrowOutUpRight} /> },
        ...{ disabledBecause: whyNoJobPage(job, page), ...(page && { href: page }) },
      },
    ];
  };
}
