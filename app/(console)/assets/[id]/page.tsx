import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { listJobs } from "#lib/jobs/queries.ts";
import { JobFilter } from "#lib/jobs/views.ts";
import { getSource } from "#lib/sources/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { JobActsProvider } from "../../jobs/_parts/job-acts.client.tsx";
import { JobTypesProvider } from "../../jobs/_parts/job-types.client.tsx";
import { JOB_CATALOG } from "../../jobs/job-types.ts";
import { findJobOf } from "../_jobs/find-job.ts";
import { AssetAddress, AssetId } from "../address.ts";
import { orNotFound } from "../or-not-found.ts";
import { SourcePage } from "./_source/source-page.tsx";

export const metadata: Metadata = { title: "Asset" };

export default async function AssetPage({ params, searchParams }: PageProps<"/assets/[id]">) {
  const scope = await requireScope();
  const id = AssetId.parse((await params).id);
  const address = AssetAddress.parse(await searchParams);
  const filter = JobFilter.parse({ source: id });
  const { source, asked, page } = await orNotFound(
    asOrganization(scope, async (db) => ({
      source: await getSource(db, scope, id),
      asked: await findJobOf(db, scope, id, address.job),
      page: await listJobs(db, scope, filter),
    })),
  );
  if (source.state === "draft") redirect(`/assets/new?draft=${id}`);
  return (
    <JobTypesProvider catalog={JOB_CATALOG}>
      <JobActsProvider>
        <SourcePage source={source} asked={asked} jobs={{ page, filter }} role={scope.role}>
          {null}
        </SourcePage>
      </JobActsProvider>
    </JobTypesProvider>
  );
}
