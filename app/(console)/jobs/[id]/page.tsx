import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "#lib/errors.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { JobPageView } from "../_details/job-page-view.client.tsx";
import { JobActsProvider } from "../_parts/job-acts.client.tsx";
import { JobTypesProvider } from "../_parts/job-types.client.tsx";
import { JOB_CATALOG } from "../job-types.ts";

export async function generateMetadata({ params }: PageProps<"/jobs/[id]">): Promise<Metadata> {
  const details = await readDetails((await params).id);
  if (!details) return { title: "No such job" };
  const { shortId, type, sourceName } = details.job;
  return { title: `${shortId} · ${jobTypeLabel(type)}${sourceName ? ` of ${sourceName}` : ""}` };
}

/** The details as a page of their own, by id or short id: complete as the server writes it, then live. */
export default async function JobPage({ params }: PageProps<"/jobs/[id]">) {
  const details = await readDetails((await params).id);
  if (!details) notFound();
  const { role } = await requireScope();
  return (
    <JobTypesProvider catalog={JOB_CATALOG}>
      <JobActsProvider>
        <JobPageView key={details.job.id} initial={details} role={role} />
      </JobActsProvider>
    </JobTypesProvider>
  );
}

/** Once for the title and the page; null where there is no such job here. */
const readDetails = cache(async (id: string): Promise<JobDetails | null> => {
  const scope = await requireScope();
  return asOrganization(scope, (db) => getJobDetails(db, scope, decodeURIComponent(id))).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === "not_found") return null;
      throw error;
    },
  );
});
