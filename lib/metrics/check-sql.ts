import { loadParser } from "#lib/engines/lineage/parse.ts";
import { type Excerpt, excerptAt } from "#lib/engines/sqlguard/excerpt.ts";
import { guardStatement } from "#lib/engines/sqlguard/guard.ts";
import { guardOneNumber } from "#lib/engines/sqlguard/one-number.ts";

export type SqlCheck =
  | { isAllowed: true; relations: { schema: string | null; name: string }[] }
  /** `excerpt` is null where the refusal is about all of it. */
  | { isAllowed: false; reason: string; excerpt: Excerpt | null };

/** What would be said of a statement if it were saved now: by its text alone, no database is asked. */
export async function checkSql(sql: string): Promise<SqlCheck> {
  await loadParser();
  const verdict = guardStatement(sql);
  if (!verdict.isAllowed) {
    const { reason, at } = verdict;
    return { isAllowed: false, reason, excerpt: at === null ? null : excerptAt(sql, at) };
  }
  const number = guardOneNumber(sql);
  if (!number.isAllowed) return { isAllowed: false, reason: number.reason, excerpt: null };
  return { isAllowed: true, relations: number.relations.map(({ schema, name }) => ({ schema, name })) };
}
