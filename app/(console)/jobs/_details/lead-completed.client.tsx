"use client";

import { Database, SquareArrowOutUpRight, TriangleAlert } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Duration } from "#app/_ui/duration.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import type { JobDetails } from "#lib/jobs/views.ts";
import { Grants } from "../_parts/grants.tsx";
import { resultHref, useJobType } from "../_parts/job-types.client.tsx";
import { findProblems } from "../found.ts";
import { LeadPanel } from "./lead-panel.tsx";

/** What it found, and where to look at it. */
export function LeadCompleted({ details }: { details: JobDetails }) {
  const { job, result, grants } = details;
  const page = resultHref(useJobType(job.type), job);
  const asset = job.assetId && `/assets/${job.assetId}`;
  // A page that says no more than the asset's own goes by its name; one that does, on the same page, stands for both.
  const found = page === asset ? null : page;
  const isOneOnly = found !== null && found.split("?")[0] === asset;
  const problems = findProblems(result);
  return (
    <LeadPanel
      tone="completed"
      icon={<StatusShape of="completed" size={18} className="text-completed-mark" />}
      title={job.message ?? "Completed"}
      foot={
        <div className="flex flex-col gap-3">
          {problems.length > 0 && (
            <ul className="flex flex-col gap-1.5 text-13">
              {problems.map((problem) => (
                <li key={problem} className="flex items-start gap-2">
                  <Icon of={TriangleAlert} className="mt-px text-warn-mark" />
                  {problem}
                </li>
              ))}
            </ul>
          )}
          {grants && <Grants statements={grants} />}
          <div className="flex flex-wrap gap-2">
            {found && (
              <ButtonLink href={found} tone="primary" icon={<Icon of={SquareArrowOutUpRight} size={14} />}>
                See what it found
              </ButtonLink>
            )}
            {asset && !isOneOnly && (
              <ButtonLink href={asset} icon={<Icon of={Database} size={14} />}>
                Go to Asset
              </ButtonLink>
            )}
          </div>
        </div>
      }
    >
      <p className="mt-1">
        Completed in <Duration since={job.startedAt} until={job.finishedAt} />.
      </p>
    </LeadPanel>
  );
}
