import type { Scope } from "#lib/auth/scope.ts";
import type { Columns, OpenBatch } from "#lib/export.ts";
import { listPart } from "./queries.ts";
import type { TagFilter, TagRow } from "./views.ts";

/** All that match, batch after batch; between two, nothing is held open. */
export async function* readAllTags(
  open: OpenBatch,
  scope: Scope,
  filter: TagFilter,
): AsyncGenerator<TagRow[]> {
  let after: string | null = null;
  do {
    const part = await open((db) => listPart(db, scope, { ...filter, after: after ?? undefined }));
    if (part.rows.length > 0) yield part.rows;
    ({ after } = part);
  } while (after);
}

export const TAG_COLUMNS = [
  ["source", (tag) => tag.sourceName],
  ["schema", (tag) => tag.schemaName],
  ["table", (tag) => tag.tableName],
  ["column", (tag) => tag.column],
  ["tag", (tag) => tag.tag],
  ["level", (tag) => tag.level],
  ["confidence", (tag) => tag.confidence],
  ["reasons", (tag) => tag.reasons.map(({ says }) => says).join("; ")],
  ["decision", (tag) => tag.decision],
  ["decided_by", (tag) => tag.decidedByName],
  ["decided_at", (tag) => tag.decidedAt],
] as const satisfies Columns<TagRow>;
