import { performance } from "node:perf_hooks";
import type { Scope } from "#lib/auth/scope.ts";
import { connect, inOrganization } from "#lib/db/client.ts";
import { getJobDetails } from "#lib/jobs/details/job-details.ts";
import { openOwner } from "#tests/support/owner.ts";
import { percentile } from "../shared/report.ts";

const JOBS = 60;
const ROUNDS = 5;

export type DetailsTimes = { p50: number; p99: number };

/**
 * How long the details of a job take to read as the web reads them, with its transaction: of jobs of every age and type,
 * each read several times, first the lot to warm up.
 */
export async function measureDetails(url: string, scope: Scope, jobs: number): Promise<DetailsTimes> {
  const owner = openOwner(url);
  const web = connect(url, "tidewatch_web", { max: 2 });
  try {
    const step = Math.floor(jobs / JOBS);
    const sample = await owner.$queryRaw<{ id: string }[]>`
      select j.id from generate_series(1, ${JOBS}::integer) n, lateral (
        select id from job where organization_id = ${scope.organizationId}::uuid
          and id >= (select id from job where short_id = job_short_id(n * ${step}::integer)) order by id limit 1) j`;
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const { id } of sample) {
        const began = performance.now();
        await inOrganization(web, scope, (db) => getJobDetails(db, scope, id));
        if (round > 0) times.push(performance.now() - began);
      }
    return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
  } finally {
    await web.$disconnect();
    await owner.$disconnect();
  }
}
