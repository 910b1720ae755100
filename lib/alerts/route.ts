/**
 * Takes what was raised to who asked for it: matches events with rules, keeps quiet what is to be quiet, and writes alerts
 * with a delivery for each destination. A batch is one transaction of a fixed number of statements, after which its events
 * are routed; a worker that dies in one has done nothing. It has connections of its own, so that no job waits for it.
 */
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { isOutage } from "#lib/db/faults.ts";
import { hintDeliveries } from "#lib/destinations/hint.ts";
import { type Draft, decide } from "#lib/engines/alerts/decide.ts";
import type { Occurrence } from "#lib/engines/alerts/occurrence.ts";
import { log } from "#lib/log.ts";
import { readChangeParts, readStreaks, readTags } from "./context.ts";
import { FAILURES, OF_CHANGES, toOccurrence } from "./occurrences.ts";
import { readMemory, readStanding } from "./past.ts";
import { recover } from "./recover.ts";
import { type RoutedRule, readQuiet, readRules } from "./stored-rules.ts";
import { findWaiting, leaveOldest, markRouted, takeWaiting, type Waiting } from "./waiting.ts";
import { writeAlerts } from "./write-alerts.ts";

const BATCH_SIZE = 500;
const PATIENCE = { maxWait: 5_000, timeout: 30_000 };

type Means = {
  db: PrismaClient;
  batchSize?: number;
};

/** Until nothing waits, or `signal` aborts; a batch of each organization in turn. Answers how many events it routed. */
export async function routeAlerts(
  { db, batchSize = BATCH_SIZE }: Means,
  signal?: AbortSignal,
): Promise<number> {
  let routed = 0;
  let waiting = await findWaiting(db);
  while (waiting.length > 0 && !signal?.aborted) {
    const isBehind: string[] = [];
    for (const organizationId of waiting) {
      const done = await routeOf(db, organizationId, batchSize);
      routed += done;
      if (done === batchSize) isBehind.push(organizationId);
    }
    waiting = isBehind;
  }
  return routed;
}

/** Where a batch fails of its own its events are taken one by one: the one at fault holds up nobody, here or elsewhere. */
async function routeOf(db: PrismaClient, organizationId: string, most: number): Promise<number> {
  const route = (count: number) => db.$transaction((tx) => routeBatch(tx, organizationId, count), PATIENCE);
  try {
    return await route(most);
  } catch (error) {
    if (isOutage(error)) throw error;
    log.warn(
      { err: error, organizationId },
      "events could not be routed together; they are taken one by one",
    );
  }
  let routed = 0;
  for (let done = 1; done > 0 && routed < most; routed += done) {
    done = await route(1).catch(async (error: unknown) => {
      if (isOutage(error)) throw error;
      const left = await leaveOldest(db, organizationId);
      log.error({ err: error, organizationId, events: left }, "an event could not be routed and is left out");
      return left.length;
    });
  }
  return routed;
}

async function routeBatch(db: Db, organizationId: string, most: number): Promise<number> {
  const events = await takeWaiting(db, organizationId, most);
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
