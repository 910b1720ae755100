import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Statements } from "#lib/db/statements.ts";
import { findWaiting } from "./new-jobs.ts";
import { findNewestRetries, findRetried } from "./retry.ts";
import { dedupeKey } from "./targets.ts";

type ForeseenRetries = {
  /** That would be retried if all were. */
  ids: string[];
  /** How many would be answered by a retry they have, and how many by another job that does the same. */
  retried: number;
  same: number;
};

/** What retrying these would come to: where some would do the same, the first of them is retried for all. */
export async function foreseeRetries(
  db: Statements,
  scope: Scope,
  jobIds: readonly string[],
): Promise<ForeseenRetries> {
  authorize(scope, "jobs.run");
  const jobs = await findRetried(db, scope, jobIds);
  const retries = await findNewestRetries(db, scope, jobs);
  const open = jobs
    .filter(({ id }) => !retries.has(id))
    .map(({ id, type, assetId, config }) => ({ id, key: dedupeKey(type, assetId ?? "", config) }));
  const taken = new Set(
    (
      await findWaiting(
        db,
        scope,
        open.map(({ key }) => key),
      )
    ).keys(),
  );
  const ids: string[] = [];
  for (const { id, key } of open) {
    if (!taken.has(key)) ids.push(id);
    taken.add(key);
  }
  return { ids, retried: jobs.length - open.length, same: open.length - ids.length };
}
