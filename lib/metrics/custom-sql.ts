import { loadParser } from "#lib/engines/lineage/parse.ts";
import { guardStatement } from "#lib/engines/sqlguard/guard.ts";
import { invalid } from "#lib/errors.ts";

/** Throws, with what is wrong and where, for a statement that may not run on a customer's database. */
export async function checkStatement(sql: string): Promise<void> {
  await loadParser();
  const verdict = guardStatement(sql);
  const reason = verdict.isAllowed
    ? columnFault(verdict.columns)
    : `${verdict.reason}${placeIn(sql, verdict.at)}`;
  if (reason !== null) throw invalid(reason, { sql: reason });
}

/** A sentence where a statement does not answer with one column. */
function columnFault(columns: number | null): string | null {
  if (columns === 1) return null;
  return columns === null
    ? "Name the one column to keep instead of *."
    : `It answers with ${columns} columns. Select one number.`;
}

function placeIn(sql: string, at: number | null): string {
  if (at === null) return "";
  const before = sql.slice(0, at).split("\n");
  return ` (line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1})`;
}
