import { median } from "../shared/report.ts";
import { type Ours, timeAsked } from "./ours.ts";
import { startBenchWorker } from "./process.ts";

/** What listens for whatever a job's end may raise. */
const KINDS = ["discovery_failed", "job_failed", "job_recovered", "job_slow", "job_fast", "job_stuck"];

/** Milliseconds a job: of a type that raises nothing, of one that may where no rule listens, and where one does. */
export type Raising = { silent: number; unheard: number; heard: number };

/**
 * Rounds of the three in turn on one worker, which stays warm; each round begins with another of them, so that none has
 * the better place.
 */
export async function timeRaising(ours: Ours, { rounds, count }: { rounds: number; count: number }) {
  const { worker: db, scope } = ours;
  const times: Record<keyof Raising, number[]> = { silent: [], unheard: [], heard: [] };
  const measures: Record<keyof Raising, () => Promise<number>> = {
    silent: () => timeAsked(ours, count, "connection_test"),
    unheard: () => timeAsked(ours, count, "lineage_extraction"),
    heard: async () => {
      const { organizationId } = scope;
      const rule = { organizationId, name: "Ends of jobs", kinds: KINDS, changedByName: "bench" };
      const { id } = await db.alertRule.create({ data: rule, select: { id: true } });
      try {
        return await timeAsked(ours, count, "lineage_extraction");
      } finally {
        await db.alertRule.delete({ where: { id } });
      }
    },
  };
  const names = Object.keys(measures) as (keyof Raising)[];
  const process_ = startBenchWorker("our-worker.ts", ours.url);
  await process_.isReady;
  for (const name of names) await measures[name](); // warms what each needs
  for (let round = 0; round < rounds; round += 1) {
    for (let n = 0; n < names.length; n += 1) {
      const name = names[(round + n) % names.length] ?? "silent";
      times[name].push(await measures[name]());
    }
  }
  await process_.stop();
  return { silent: median(times.silent), unheard: median(times.unheard), heard: median(times.heard) };
}
