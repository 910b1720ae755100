import { hostname } from "node:os";
import type { PrismaClient } from "#lib/db/client.ts";
import type { Statements } from "#lib/db/statements.ts";
import { COUNTERS, type Count, noCounts } from "#lib/jobs/counters.ts";
import type { Engine } from "#lib/jobs/engine.ts";
import { versionsOf } from "#lib/jobs/kind.ts";

/** A worker's own row: who it is, what it can, and that it lives. The page and the health check read it. */
export type Presence = {
  worker: { id: string; name: string; version: string };
  count: Count;
  /** By the database's clock, like everything that is compared with it. */
  beat(running: number): Promise<void>;
  /** Says that it takes no more jobs. */
  drain(): Promise<void>;
  leave(): Promise<void>;
};

type Means = { db: PrismaClient; statements: Statements };
type About = { version: string; capacity: number; kinds: Engine["kinds"] };

export async function enter(
  { db, statements }: Means,
  { version, capacity, kinds }: About,
): Promise<Presence> {
  const about = { name: `${hostname()}-${process.pid}`, version, capacity, types: versionsOf(kinds) };
  const { id, startedAt } = await db.worker.create({ data: about });
  const counts = noCounts();
  let written = noCounts();

  async function beat(running: number): Promise<void> {
    const told = { ...counts };
    const found = await statements.$executeRaw`
      update worker set last_beat_at = clock_timestamp(), running = ${running}::int,
        counters = ${JSON.stringify(told)}::jsonb
      where id = ${id}::uuid`;
    if (found === 0) return enterAgain();
    written = told;
  }
  /** After a sleep of days the row is gone, and what it said is counted with the past. */
  async function enterAgain(): Promise<void> {
    for (const name of COUNTERS) counts[name] -= written[name];
    written = noCounts();
    await db.worker.createMany({ data: { id, startedAt, ...about }, skipDuplicates: true });
  }

  return {
    worker: { id, name: about.name, version },
    count: (what, by = 1) => {
      counts[what] += by;
    },
    beat,
    async drain() {
      await db.$executeRaw`update worker set draining_at = clock_timestamp() where id = ${id}::uuid`;
    },
    async leave() {
      await beat(0);
      await db.$executeRaw`update worker set stopped_at = clock_timestamp() where id = ${id}::uuid`;
    },
  };
}
