import Link from "next/link";
import { Section } from "#app/_ui/section.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobPage } from "#lib/jobs/views.ts";
import { jobsHref } from "../../jobs/address.ts";
import { jobsInTab } from "../../jobs/tab-count.ts";
import { AssetJobs } from "./asset-jobs.client.tsx";

type JobsSectionProps = {
  page: JobPage;
  filter: JobFilter;
  role: Role;
  /** Said where there is no job yet. */
  nothing: string;
};

export function JobsSection({ page, filter, role, nothing }: JobsSectionProps) {
  return (
    <Section
      title="Jobs"
      aside={jobsInTab(page.counts, "all")}
      action={
        <Link href={jobsHref(filter)} className="rounded-4 text-accent-text hover:underline">
          All of them
        </Link>
      }
    >
      <AssetJobs page={page} filter={filter} role={role} nothing={nothing} />
    </Section>
  );
}
