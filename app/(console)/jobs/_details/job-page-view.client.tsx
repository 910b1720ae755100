"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Icon } from "#app/_ui/icon.tsx";
import { useShortcuts } from "#app/_ui/shortcuts.client.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { JobMenu } from "../_parts/job-menu.client.tsx";
import { useJobCommands } from "../_parts/use-job-commands.client.tsx";
import { useKeyActs } from "../_parts/use-key-acts.client.tsx";
import { JobBody } from "./job-body.tsx";
import { JobMark, JobTitle } from "./job-title.tsx";
import { useJobDetails } from "./use-job-details.client.tsx";

export function JobPageView({ initial, role }: { initial: JobDetails; role: Role }) {
  const { details } = useJobDetails(initial.job.id, initial);
  const shown = details ?? initial;
  const { cancel, retry } = useKeyActs(role);
  useJobCommands(role, () => shown.job);
  useShortcuts({ c: () => cancel(shown.job), r: () => retry(shown.job) });
  return (
    <>
      <header className="flex min-h-13 shrink-0 items-center gap-2 border-b px-5 py-2 max-sm:px-4">
        <nav aria-label="Breadcrumb" className="flex items-center gap-2 text-13 text-fg-3">
          <Link href="/jobs" className="rounded-4 hover:text-fg">
            Jobs
          </Link>
          <Icon of={ChevronRight} size={14} />
        </nav>
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="min-w-0 font-semibold text-16 tracking-[-0.012em]">
            <JobTitle job={shown.job} />
          </h1>
          <JobMark job={shown.job} />
        </div>
        <JobMenu job={shown.job} role={role} />
      </header>
      <JobBody details={shown} role={role} headings="h2" />
    </>
  );
}
