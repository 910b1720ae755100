import type { z } from "zod";
import type { FreshnessSignals, TableToDate } from "#lib/connectors/freshness.ts";
import { answer } from "#lib/engines/freshness/answer.ts";
import { chooseColumn, stampType } from "#lib/engines/freshness/choose-column.ts";
import { learnPromise } from "#lib/engines/freshness/learn.ts";
import { judgeFreshness } from "#lib/engines/freshness/status.ts";
import { formatQuantity } from "#lib/format.ts";
import type { JobHandler } from "../handler.ts";
import type { freshnessCheck } from "./definition.ts";
import { type Findings, Known, type KnownTable, STAGED_FRESHNESS } from "./known.ts";
import { toReading } from "./to-reading.ts";

/** Without an index, looking for the newest value reads all of a table. */
const MOST_BYTES_UNINDEXED = 64 * 1024 * 1024;
/** All rows of so small a table are asked who committed them. */
const MOST_BYTES_SMALL = 8 * 1024 * 1024;
const STATEMENT_SECONDS = 20;
const MOST_TOLD = 20;

/** Asks a source when its tables were last written, and says of each whether that is as it should be. */
export const checkFreshness: JobHandler<typeof freshnessCheck> = async (context) => {
  const { progress, log, job, signal } = context;
  progress.step("read");
  const { tables } = Known.parse(await context.recall());
  const isOne = job.assetId !== null && job.assetId !== job.sourceId;
  const meant = isOne ? tables.filter(({ id }) => id === job.assetId) : tables;
  const asked = meant.filter(({ isEnabled }) => isEnabled);
  progress.step("ask");
  const connector = await context.connect();
  const requests = asked.map(requestFor);
  const total = requests.filter(({ column }) => column !== null).length;
  const signals =
    asked.length === 0
      ? []
      : await connector.readFreshness(requests, {
          seconds: STATEMENT_SECONDS,
          signal,
          onProgress: (done) => progress.units({ done, total, unit: "tables" }),
        });
  progress.step("judge");
  const rows = asked.flatMap((table, place) => {
    const [signal, request] = [signals[place], requests[place]];
    return signal && request ? [judge(table, request, signal)] : [];
  });
  const faults = rows.filter(({ fault }) => fault !== null);
  for (const { assetId, fault } of faults.slice(0, MOST_TOLD)) {
    const table = asked.find(({ id }) => id === assetId);
    log.warn(`The newest value of ${table?.schemaName}.${table?.name} could not be read (${fault}).`);
  }
  const disabled = meant.filter(({ isEnabled }) => !isEnabled);
  await context.stage(STAGED_FRESHNESS, [
    ...rows,
    ...disabled.map(({ id }) => ({ assetId: id, status: "disabled" })),
  ]);
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
  };
  return { message: formatQuantity(meant.length, "table"), result };
};

function requestFor({
  objectId,
  schemaName,
  name,
  sizeBytes,
  isReadable,
  columns,
  indexed,
  columnName,
}: KnownTable): TableToDate {
  const size = sizeBytes ?? Number.POSITIVE_INFINITY;
  const detected = chooseColumn(columns, new Set(indexed));
  const chosen = columns.find((column) => column.name === columnName);
  const type = chosen ? stampType(chosen.type) : null;
  const column = chosen && type ? { name: chosen.name, type } : detected;
  const isCheap = column !== null && (indexed.includes(column.name) || size <= MOST_BYTES_UNINDEXED);
  return {
    ...{ objectId, schemaName, name },
    column: column && isReadable && isCheap ? { name: column.name, type: column.type } : null,
    isSmall: isReadable && size <= MOST_BYTES_SMALL,
  };
}

function judge(table: KnownTable, { column }: TableToDate, signals: FreshnessSignals) {
  const known = answer(toReading(signals, column), table.known);
  const { readAt } = known.reading;
  const isNew =
    known.updatedAt !== null && known.updatedAt - (table.updates.at(-1) ?? Number.NEGATIVE_INFINITY) > 1;
  const updates = isNew && known.updatedAt !== null ? [...table.updates, known.updatedAt] : table.updates;
  const learned = table.slaSeconds === null ? learnPromise(updates, readAt) : null;
  const seconds = table.slaSeconds ?? learned?.seconds ?? null;
  const { status, reason } = judgeFreshness(known, seconds === null ? null : { seconds }, readAt);
  return {
    ...{ assetId: table.id, status, reason, heldToSeconds: seconds, isLearned: learned !== null },
    ...{ updatedAt: known.updatedAt, precisionMs: known.precisionMs, signal: known.signal, isNew },
    ...{
      activityAt: known.activityAt,
      notes: known.notes,
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
