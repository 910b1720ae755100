import type { z } from "zod";
import type { FreshnessSignals, TableToDate } from "#lib/connectors/freshness.ts";
import { answer, isUpdate } from "#lib/engines/freshness/answer.ts";
import { learnPromise } from "#lib/engines/freshness/learn.ts";
import { judgeFreshness } from "#lib/engines/freshness/status.ts";
import { formatQuantity } from "#lib/format.ts";
import { unreadWords } from "#lib/freshness/unread.ts";
import type { JobHandler } from "../handler.ts";
import { problemsOf } from "../problems.ts";
import type { freshnessCheck } from "./definition.ts";
import { type Findings, Known, type KnownTable, STAGED_FRESHNESS } from "./known.ts";
import { stampToRead } from "./stamp-to-read.ts";
import { toReading } from "./to-reading.ts";
import { untoldBecause } from "./untold.ts";

/** Without an index, looking for the newest value reads all of a table. */
const MOST_BYTES_UNINDEXED = 64 * 1024 * 1024;
/** All rows of so small a table are asked who committed them. */
const MOST_BYTES_SMALL = 8 * 1024 * 1024;
const STATEMENT_SECONDS = 20;
/** Of the time of the whole job: what is known by then is published, and of the rest it is said that it was not asked. */
const SHARE_TO_ASK = 0.7;
const MOST_TOLD = 20;
const STAGED_TOGETHER = 500;

/** Asks a source when its tables were last written, and says of each whether that is as it should be. */
export const checkFreshness: JobHandler<typeof freshnessCheck> = async (context) => {
  const { config, progress, log, job, signal } = context;
  progress.step("read");
  const { accessLevel, tables } = Known.parse(await context.recall());
  const isOne = job.assetId !== null && job.assetId !== job.sourceId;
  const meant = isOne ? tables.filter(({ id }) => id === job.assetId) : tables;
  const asked = meant.filter(({ isEnabled }) => isEnabled);
  progress.step("ask");
  const connector = await context.connect();
  const mayRead = accessLevel === "aggregates";
  if (!mayRead)
    log.info(
      "The source shows its structure alone: no statement looks at a row, so only its counters are read.",
    );
  const requests = asked.map((table) => requestFor(table, mayRead));
  const total = meant.length;
  // What is known without asking, or told by the server's counters at once.
  const asides = total - requests.filter(({ column }) => column !== null).length;
  const signals =
    asked.length === 0
      ? []
      : await connector.readFreshness(requests, {
          seconds: STATEMENT_SECONDS,
          totalSeconds: config.timeLimitSeconds * SHARE_TO_ASK,
          signal,
          onProgress: (done) => progress.units({ done: asides + done, total, unit: "tables" }),
        });
  progress.units({ done: total, total, unit: "tables" });
  progress.step("judge");
  const rows = asked.flatMap((table, place) => {
    const [signal, request] = [signals[place], requests[place]];
    return signal && request ? [judge(table, request, signal, mayRead)] : [];
  });
  const tablesById = new Map(asked.map((table) => [table.id, table]));
  const faults = rows.flatMap(({ assetId, fault }) => {
    const table = tablesById.get(assetId);
    return fault !== null && table
      ? [{ name: `${table.schemaName}.${table.name}`, reason: `${unreadWords(fault)}.` }]
      : [];
  });
  for (const { name, reason } of faults.slice(0, MOST_TOLD))
    log.warn(`The newest value of ${name} could not be read: ${reason}`);
  const disabled = meant.filter(({ isEnabled }) => !isEnabled);
  const staged = [...rows, ...disabled.map(({ id }) => ({ assetId: id, status: "disabled" }))];
  for (let at = 0; at < staged.length; at += STAGED_TOGETHER)
    await context.stage(STAGED_FRESHNESS, staged.slice(at, at + STAGED_TOGETHER));
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  const result: z.infer<typeof Findings> = {
    tables: meant.length,
    counts: {
      fresh: count("fresh"),
      stale: count("stale"),
      unknown: count("unknown"),
      disabled: disabled.length,
    },
    faults: faults.length,
    problems: problemsOf(faults, {
      one: "table was not read, and stays as it was known",
      many: "tables were not read, and stay as they were known",
    }),
  };
  return { message: formatQuantity(meant.length, "table"), result };
};

function requestFor(table: KnownTable, mayRead: boolean): TableToDate {
  const { objectId, schemaName, name, sizeBytes, indexed } = table;
  const isReadable = table.isReadable && mayRead;
  const size = sizeBytes ?? Number.POSITIVE_INFINITY;
  const column = stampToRead(table);
  const isCheap = column !== null && (indexed.includes(column.name) || size <= MOST_BYTES_UNINDEXED);
  return {
    ...{ objectId, schemaName, name },
    column: column && isReadable && isCheap ? { name: column.name, type: column.type } : null,
    isSmall: isReadable && size <= MOST_BYTES_SMALL,
  };
}

function judge(table: KnownTable, request: TableToDate, signals: FreshnessSignals, mayRead: boolean) {
  const { column } = request;
  const known = answer(toReading(signals, column), table.known);
  const { readAt } = known.reading;
  const isNew = isUpdate(known, table.known, table.updates.at(-1) ?? null);
  const updates = isNew && known.updatedAt !== null ? [...table.updates, known.updatedAt] : table.updates;
  const learned = table.slaSeconds === null ? learnPromise(updates, readAt) : null;
  const seconds = table.slaSeconds ?? learned?.seconds ?? null;
  const unread = signals.fault === null ? null : unreadWords(signals.fault);
  const judged = judgeFreshness(known, seconds === null ? null : { seconds }, readAt, unread);
  const untold = known.updatedAt === null ? untoldBecause(table, request, mayRead) : null;
  const { status } = judged;
  const reason = [judged.reason, untold].filter(Boolean).join(" ");
  return {
    ...{ assetId: table.id, status, reason, heldToSeconds: seconds, isLearned: learned !== null },
    ...{ updatedAt: known.updatedAt, precisionMs: known.precisionMs, signal: known.signal, isNew },
    ...{
      activityAt: known.activityAt,
      notes: mayRead ? known.notes : [...known.notes, "rows_unread"],
      usedColumn: column?.name ?? null,
      fault: signals.fault,
    },
    ...{ known, checkedAt: readAt },
    freshUntil:
      status === "fresh" && known.updatedAt !== null && seconds !== null
        ? known.updatedAt - known.precisionMs + seconds * 1_000
        : null,
  };
}
