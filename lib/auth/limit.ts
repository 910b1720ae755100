import { createHash } from "node:crypto";
import type { PrismaClient } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";

// Tries are counted in the database, so that all web processes share the count and a restart forgives nothing. A try
// is counted before it is made (many at once cannot all slip through) and given back when it succeeds, so that only
// failures add up. Addresses and accounts are counted apart: one machine cannot try every account, nor many machines
// one account.

type Limit = { tries: number; windowSeconds: number };

const LIMITS = {
  account: { tries: 10, windowSeconds: 300 },
  address: { tries: 30, windowSeconds: 300 },
} as const satisfies Record<string, Limit>;
type Counted = keyof typeof LIMITS;

/** What is tried, by whom: `subject` is an e-mail address, a user's id or a caller's address. */
export type Try = { what: string; by: Counted; subject: string };

/** Runs `attempt` unless one of `tries` has failed too often of late. */
export async function limited<T>(
  db: PrismaClient,
  tries: readonly Try[],
  attempt: () => Promise<T>,
): Promise<T> {
  await spend(db, tries);
  const outcome = await attempt();
  for (const one of tries) await giveBack(db, one);
  return outcome;
}

/** For what is limited even when it works, like a mail. */
export async function spend(db: PrismaClient, tries: readonly Try[]): Promise<void> {
  for (const one of tries) await count(db, one);
}

async function count(db: PrismaClient, one: Try): Promise<void> {
  const { tries, windowSeconds } = LIMITS[one.by];
  const [row] = await db.$queryRaw<{ count: number; waitSeconds: number }[]>`
    insert into rate_limit as r (key, count, last_request)
    values (${keyOf(one)}, 1, (extract(epoch from clock_timestamp()) * 1000)::bigint)
    on conflict (key) do update set
      count = case when r.last_request < excluded.last_request - ${windowSeconds * 1000}::bigint then 1 else r.count + 1 end,
      last_request = case when r.last_request < excluded.last_request - ${windowSeconds * 1000}::bigint
        then excluded.last_request else r.last_request end
    returning count, ceil(${windowSeconds}::int
      - (extract(epoch from clock_timestamp()) * 1000 - last_request) / 1000.0)::int as "waitSeconds"`;
  if (!row || row.count > tries) {
    throw new AppError("unavailable", tooMany(row?.waitSeconds ?? windowSeconds));
  }
  if (row.count === 1) await forgetOld(db);
}

async function giveBack(db: PrismaClient, one: Try): Promise<void> {
  await db.$executeRaw`update rate_limit set count = greatest(count - 1, 0) where key = ${keyOf(one)}`;
}

const forgetOld = (db: PrismaClient) =>
  db.$executeRaw`delete from rate_limit
    where last_request < (extract(epoch from clock_timestamp()) * 1000)::bigint - 86400000`;

/** Hashed: what people type into a sign-in form is not kept. */
const keyOf = ({ what, by, subject }: Try): string =>
  `${what}:${by}:${createHash("sha256").update(subject).digest("hex")}`;

function tooMany(waitSeconds: number): string {
  const minutes = Math.max(1, Math.ceil(waitSeconds / 60));
  return `There were too many tries. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"}, then try again.`;
}
