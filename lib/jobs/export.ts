import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import type { Columns, OpenBatch } from "#lib/export.ts";
import { jobTypeLabel } from "./catalog.ts";
import type { Narrowing } from "./filter.ts";
import { byId, readRowByRow } from "./filter-conditions.ts";
import { endOfSearch, jobsQuery } from "./list-query.ts";
import type { StoredJob } from "./rows.ts";

const BATCH_SIZE = 500;

/** A job as a file has it. */
export type ExportedJob = {
  id: string;
  shortId: string;
  type: string;
  typeLabel: string;
  status: string;
  source: string | null;
  relation: string | null;
  trigger: string;
  startedBy: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** Milliseconds, of the last attempt. */
  duration: number | null;
  /** Milliseconds spent waiting before attempts. */
  waited: number;
  attempts: number;
  message: string | null;
  errorClass: string | null;
  errorCode: string | null;
};

/**
 * All that match, batch after batch and newest first, however far a search has to go. What is created or changes
 * meanwhile may be among them: each batch is read as it then is.
 */
export async function* readAllJobs(
  open: OpenBatch,
  scope: Scope,
  asked: Narrowing,
): AsyncGenerator<ExportedJob[]> {
  const narrowing: Narrowing = { ...asked, sort: "created", before: undefined, after: undefined };
  let before: string | undefined;
  do {
    const place = { before };
    const rows = await open((db) =>
      db.$queryRaw<StoredJob[]>(jobsQuery(scope, narrowing, { place, limit: BATCH_SIZE })),
    );
    if (rows.length > 0) yield rows.map(toExported);
    before =
      rows.length === BATCH_SIZE
        ? rows.at(-1)?.id
        : await open((db) => findNextSearch(db, scope, narrowing, before));
  } while (before);
}

/** Where a search goes on that stopped without having seen all jobs. */
async function findNextSearch(
  db: Db,
  scope: Scope,
  narrowing: Narrowing,
  before: string | undefined,
): Promise<string | undefined> {
  if (readRowByRow(narrowing).length === 0 || byId(narrowing).length > 0) return undefined;
  const [last, beyond] = await db.$queryRaw<{ id: string }[]>(endOfSearch(scope, narrowing, { before }));
  return beyond && last?.id;
}

const toExported = (job: StoredJob): ExportedJob => ({
  id: job.id,
  shortId: job.short_id,
  type: job.type,
  typeLabel: jobTypeLabel(job.type),
  status: job.status,
  source: job.source_name,
  relation: job.relation_name,
  trigger: job.trigger,
  startedBy: job.started_by_name,
  createdAt: job.created_at.toISOString(),
  startedAt: job.started_at?.toISOString() ?? null,
  finishedAt: job.finished_at?.toISOString() ?? null,
  duration: job.finished_at && job.started_at && job.finished_at.getTime() - job.started_at.getTime(),
  waited: Number(job.waited_ms),
  attempts: job.attempt,
  message: job.message,
  errorClass: job.error_class,
  errorCode: job.error_code,
});

/** Of a job as a spreadsheet has it. */
export const EXPORTED_COLUMNS = [
  ["job", (job) => job.shortId],
  ["type", (job) => job.typeLabel],
  ["status", (job) => job.status],
  ["source", (job) => job.source],
  ["relation", (job) => job.relation],
  ["trigger", (job) => job.trigger],
  ["started_by", (job) => job.startedBy],
  ["created_at", (job) => job.createdAt],
  ["started_at", (job) => job.startedAt],
  ["finished_at", (job) => job.finishedAt],
  ["duration_ms", (job) => job.duration],
  ["waited_ms", (job) => job.waited],
  ["attempts", (job) => job.attempts],
  ["message", (job) => job.message],
  ["error_class", (job) => job.errorClass],
  ["error_code", (job) => job.errorCode],
  ["id", (job) => job.id],
] as const satisfies Columns<ExportedJob>;
