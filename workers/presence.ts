import { hostname } from "node:os";
import type { PrismaClient } from "#lib/db/client.ts";

/** A worker's own row: who it is, and that it lives. The Jobs page says so when no worker does. */
export async function enter(
  db: PrismaClient,
  { version, capacity }: { version: string; capacity: number },
): Promise<{ id: string; name: string }> {
  const name = `${hostname()}-${process.pid}`;
  const { id } = await db.worker.create({ data: { name, version, capacity }, select: { id: true } });
  return { id, name };
}

/** By the database's clock, like everything that is compared with it. */
export async function beat(db: PrismaClient, workerId: string): Promise<void> {
  await db.$executeRaw`update worker set last_beat_at = clock_timestamp() where id = ${workerId}::uuid`;
}

export async function leave(db: PrismaClient, workerId: string): Promise<void> {
  await db.$executeRaw`
    update worker set last_beat_at = clock_timestamp(), stopped_at = clock_timestamp()
    where id = ${workerId}::uuid`;
}
