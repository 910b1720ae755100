import { loadParser } from "#lib/engines/lineage/parse.ts";
import { guardOneNumber } from "#lib/engines/sqlguard/one-number.ts";
import { invalid } from "#lib/errors.ts";

/** Throws, with what is wrong and where, for a statement that may not run on a customer's database. */
export async function checkStatement(sql: string): Promise<void> {
  await loadParser();
  const verdict = guardOneNumber(sql);
  if (!verdict.isAllowed) throw invalid(verdict.reason, { sql: verdict.reason });
}
