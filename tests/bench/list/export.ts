import v8 from "node:v8";
import vm from "node:vm";
import type { Scope } from "#lib/auth/scope.ts";
import { connect, inOrganization } from "#lib/db/client.ts";
import { toJson } from "#lib/export.ts";
import { readAllJobs } from "#lib/jobs/export.ts";
import { JobFilter } from "#lib/jobs/filter.ts";

/** `mostKeptBytes`: of what is left after collecting garbage, beyond what was there when the file began. */
export type Exported = { jobs: number; seconds: number; mostKeptBytes: number };

/** Memory is looked at now and then: collecting takes longer than many parts. */
const PARTS_A_LOOK = 100;

/** The newest jobs of the organization, up to about so many, as a file that nobody keeps. */
export async function measureExport(url: string, scope: Scope, most: number): Promise<Exported> {
  v8.setFlagsFromString("--expose-gc");
  const collect: () => void = vm.runInNewContext("gc");
  const web = connect(url, "tidewatch_web", { max: 2 });
  try {
    const batches = readAllJobs((work) => inOrganization(web, scope, work), scope, JobFilter.parse({}));
    let jobs = 0;
    const counted = (async function* () {
      for await (const batch of batches) {
        if (jobs >= most) return;
        jobs += batch.length;
        yield batch;
      }
    })();
    const kept: number[] = [];
    const startedAt = performance.now();
    let parts = 0;
    for await (const _part of toJson(counted)) {
      parts += 1;
      if (parts % PARTS_A_LOOK !== 0) continue;
      collect();
      kept.push(process.memoryUsage().heapUsed);
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    return { jobs, seconds, mostKeptBytes: Math.max(0, ...kept) - (kept[0] ?? 0) };
  } finally {
    await web.$disconnect();
  }
}
