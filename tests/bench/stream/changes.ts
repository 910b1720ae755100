import { setTimeout as sleep } from "node:timers/promises";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { claim } from "#lib/jobs/claim.ts";
import type { Engine } from "#lib/jobs/engine.ts";
import { hintChange } from "#lib/jobs/hint.ts";
import type { Taker } from "#lib/jobs/limits.ts";
import { askFor, createEngine, createSource } from "#tests/support/engine.ts";
import type { Received } from "./clients.ts";

type Change = { id: string; version: number; at: number };
/** Makes one change of a job after another, and says when each was asked for. */
export type Changes = { make(count: number, everyMs: number): Promise<Change[]> };

const now = () => performance.timeOrigin + performance.now();

/** Jobs of a few sources that are asked for, claimed and completed by the engine's own transitions. */
export async function openChanges(worker: PrismaClient, scope: Scope): Promise<Changes> {
  const engine = await createEngine(worker, () => Promise.reject(new Error("unused")));
  const sourceIds = await Promise.all(Array.from({ length: 8 }, () => createSource(worker, scope)));
  const steps = endlessSteps(worker, scope, engine, sourceIds);
  return {
    async make(count, everyMs) {
      const made: Change[] = [];
      for (let n = 0; n < count; n += 1) {
        const at = now();
        const { value: id } = await steps.next();
        await hintChange(worker, scope.organizationId);
        const [{ version }] = await worker.$queryRaw<[{ version: bigint }]>`
          select version from job where id = ${id}::uuid`;
        made.push({ id, version: Number(version), at });
        await sleep(Math.max(0, everyMs - (now() - at)));
      }
      return made;
    },
  };
}

async function* endlessSteps(
  worker: PrismaClient,
  scope: Scope,
  engine: Engine & Taker,
  sourceIds: readonly string[],
): AsyncGenerator<string, never> {
  for (let n = 0; ; n += 1) {
    const { id } = await askFor(worker, scope, sourceIds[n % sourceIds.length] ?? "");
    yield id;
    const claimed = await claim(worker, id, engine);
    if (!claimed) throw new Error("A job of the bench could not be claimed.");
    yield id;
    const lease = { jobId: id, attempt: claimed.attempt, workerId: engine.worker.id };
    await engine.complete({ lease, result: { message: "Done" } });
    yield id;
  }
}

/** Milliseconds from each change to the last of `readers` that was told of it; null where not all were. */
export const delaysOf = (changes: readonly Change[], received: readonly Received[], readers: number) =>
  changes.map(({ id, version, at }) => {
    const telling = received.filter(({ rows }) =>
      rows.some(([job, known]) => job === id && known >= version),
    );
    const complete = telling.filter(({ count }) => count >= readers).map(({ lastAt }) => lastAt);
    return complete.length === 0 ? null : Math.min(...complete) - at;
  });
