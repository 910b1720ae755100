/**
 * Takes what was raised to who asked for it: matches events with rules, keeps quiet what is to be quiet, and writes alerts
 * with a delivery for each destination. A batch is one transaction of a fixed number of statements, after which its events
 * are routed; a worker that dies in one has done nothing. It has connections of its own, so that no job waits for it.
 */
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { isOutage, tookTooLong } from "#lib/db/faults.ts";
import { hintDeliveries } from "#lib/destinations/hint.ts";
import { type Draft, decide } from "#lib/engines/alerts/decide.ts";
import type { Occurrence } from "#lib/engines/alerts/occurrence.ts";
import { log } from "#lib/log.ts";
import { readChangeParts, readStreaks, readTags } from "./context.ts";
import { FAILURES, OF_CHANGES, toOccurrence } from "./occurrences.ts";
import { readMemory, readStanding } from "./past.ts";
import { recover } from "./recover.ts";
import { type RoutedRule, readQuiet, readRules } from "./stored-rules.ts";
import { findOldest, findWaiting, leaveOut, markRouted, takeWaiting, type Waiting } from "./waiting.ts";
import { writeAlerts } from "./write-alerts.ts";

const BATCH_SIZE = 500;
const PATIENCE = { maxWait: 5_000, timeout: 30_000 };

type Means = {
  db: PrismaClient;
  batchSize?: number;
  /** By organization: how many at a time, where more took too long. Kept by who calls again. */
  sizes?: Map<string, number>;
};

/**
 * Until nothing waits that can be routed, or `signal` aborts; a batch of each organization in turn. One that fails holds up
 * no other: what it failed of is thrown at the end. Answers how many events it routed.
 */
export async function routeAlerts(
  { db, batchSize = BATCH_SIZE, sizes = new Map() }: Means,
  signal?: AbortSignal,
): Promise<number> {
  const faults = new Map<string, unknown>();
  let routed = 0;
  for (let isMoving = true; isMoving && !signal?.aborted; ) {
    isMoving = false;
    const waiting = await findWaiting(db);
    for (const organizationId of waiting.filter((id) => !faults.has(id))) {
      const size = sizes.get(organizationId) ?? batchSize;
      try {
        const done = await routeOf(db, organizationId, size);
        if (done === 0) continue; // another worker routes it
        isMoving = true;
        if (done < size) sizes.delete(organizationId);
        routed += done;
      } catch (error) {
        isMoving = true;
        log.warn({ err: error, organizationId, events: size }, "events could not be routed");
        if (tookTooLong(error) && size > 1) {
          sizes.set(organizationId, Math.ceil(size / 2));
          continue;
        }
        faults.set(organizationId, error);
        break; // whether the database answers at all is seen by asking what waits
      }
    }
  }
  for (const fault of faults.values()) throw fault;
  return routed;
}

const isPassing = (error: unknown): boolean => isOutage(error) || tookTooLong(error);

/** Where a batch fails of its own its events are taken one by one: the one at fault holds up nobody, here or elsewhere. */
async function routeOf(db: PrismaClient, organizationId: string, most: number): Promise<number> {
  const route = (wish: { most: number; id?: string }) =>
    db.$transaction((tx) => routeBatch(tx, organizationId, wish), PATIENCE);
  try {
    return await route({ most });
  } catch (error) {
    if (isPassing(error)) throw error;
    log.warn(
      { err: error, organizationId },
      "events could not be routed together; they are taken one by one",
    );
  }
  let routed = 0;
  for (const id of await findOldest(db, organizationId, most)) {
    routed += await route({ most: 1, id }).catch(async (error: unknown) => {
      if (isPassing(error)) throw error;
      const left = await leaveOut(db, id);
      if (left > 0)
        log.error({ err: error, organizationId, event: id }, "an event could not be routed and is left out");
      return left;
    });
  }
  return routed;
}

async function routeBatch(
  db: Db,
  organizationId: string,
  wish: { most: number; id?: string },
): Promise<number> {
  const events = await takeWaiting(db, organizationId, wish);
  if (events.length === 0) return 0;
  const rules = await readRules(db, organizationId);
  const drafts = rules.length > 0 ? await decideOn(db, organizationId, events, rules) : [];
  const deliveries = await writeAlerts(db, organizationId, drafts, rules);
  await recover(db, organizationId, events);
  await markRouted(
    db,
    events.map(({ id }) => id),
  );
  // Heard with the commit by who sends them; what is not heard is found all the same.
  if (deliveries > 0) await hintDeliveries(db);
  return events.length;
}

async function decideOn(
  db: Db,
  organizationId: string,
  waiting: readonly Waiting[],
  rules: readonly RoutedRule[],
): Promise<Draft[]> {
  const [{ now, at: from } = { now: new Date(Number.NaN), at: new Date(Number.NaN) }] = waiting;
  const { timeZone, silences } = await readQuiet(db, organizationId);
  const events = await toOccurrences(db, waiting);
  const tagsOf = await readTags(db, rules.some(({ tags }) => tags.length > 0) ? tagged(events) : []);
  const standing = await readStanding(
    db,
    rules.map(({ id }) => id),
    { organizationId, from, jobIds: [...new Set(events.flatMap(({ jobId }) => jobId ?? []))] },
  );
  const assetIds = events.flatMap(({ assetId }) => assetId ?? []);
  const memory = await readMemory(db, rules, assetIds, { organizationId, timeZone, now });
  return decide({ rules, events, tagsOf, silences, standing, memory, timeZone, clock: () => now });
}

async function toOccurrences(db: Db, waiting: readonly Waiting[]): Promise<Occurrence[]> {
  const jobsOf = (kinds: readonly string[]) =>
    waiting.flatMap(({ kind, jobId }) => (jobId !== null && kinds.includes(kind) ? [jobId] : []));
  const streaks = await readStreaks(db, jobsOf(FAILURES));
  const changes = await readChangeParts(db, [...new Set(jobsOf(OF_CHANGES))]);
  return waiting.flatMap((event) => toOccurrence(event, { streaks, changes }) ?? []);
}

const tagged = (events: readonly Occurrence[]): string[] => [
  ...new Set(events.flatMap(({ parts }) => parts?.flatMap(({ assetId }) => assetId ?? []) ?? [])),
];
