import type { Scope } from "#lib/auth/scope.ts";
import type { Columns, OpenBatch } from "#lib/export.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { getOperation, listItems } from "./queries.ts";
import type { ItemTab, OperationItem } from "./views.ts";

/** What came of all jobs of an operation, or of those of one outcome, newest job first. Throws where there is none. */
export async function readAllItems(
  open: OpenBatch,
  scope: Scope,
  operationId: string,
  outcome: ItemTab,
): Promise<AsyncGenerator<OperationItem[]>> {
  await open((db) => getOperation(db, scope, operationId));
  return pages(open, scope, operationId, outcome);
}

async function* pages(open: OpenBatch, scope: Scope, operationId: string, outcome: ItemTab) {
  let before: string | undefined;
  do {
    const place = { outcome, before, after: undefined };
    const { rows, older } = await open((db) => listItems(db, scope, operationId, place, EXPORTED_AT_ONCE));
    if (rows.length > 0) yield rows.map(({ id: _id, ...item }) => item);
    before = older ?? undefined;
  } while (before);
}

const EXPORTED_AT_ONCE = 500;

/** Of a job of an operation as a spreadsheet has it. */
export const EXPORTED_COLUMNS = [
  ["job", (item) => item.shortId],
  ["type", (item) => jobTypeLabel(item.type)],
  ["source", (item) => item.sourceName],
  ["relation", (item) => item.relationName],
  ["status_now", (item) => item.status],
  ["result", (item) => item.outcome],
  ["why", (item) => item.note],
  ["other_job", (item) => item.other?.shortId ?? null],
  ["id", (item) => item.jobId],
] as const satisfies Columns<OperationItem>;
