/** A guarded statement as a metric: it answers with one column, and every table in it is found in its schema. */
import { guardStatement } from "./guard.ts";

type Refused = { isAllowed: false; reason: string };
type Named = { schemaName: string; name: string };

/** Comments before it are nobody's first word. */
const BEGINNING = /^(?:\s|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*+[^*/])*\*+\/)*/;

/** `line 2, character 3` tells where it is refused. The parser is loaded before (`loadParser`). */
export function guardOneNumber(sql: string) {
  const verdict = guardStatement(sql);
  if (!verdict.isAllowed)
    return { isAllowed: false, reason: `${verdict.reason}${placeIn(sql, verdict.at)}` } satisfies Refused;
  const { columns, relations } = verdict;
  if (!/^(select|with)\b/i.test(sql.replace(BEGINNING, "")))
    return { isAllowed: false, reason: "Begin with SELECT or WITH." } satisfies Refused;
  if (columns !== 1)
    return {
      isAllowed: false,
      reason:
        columns === null
          ? "Name the one column to keep instead of *."
          : `It answers with ${columns} columns. Select one number.`,
    } satisfies Refused;
  return { isAllowed: true as const, relations };
}

function placeIn(sql: string, at: number | null): string {
  if (at === null) return "";
  const before = sql.slice(0, at).split("\n");
  return ` (line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1})`;
}

/**
 * The statement as it is sent: sessions look for tables in no schema but the server's own, so that nobody's functions come
 * before Postgres's. A name without a schema means the one beside the metric's own table, or the only one there is.
 */
export function qualified(
  sql: string,
  { schemaName, known }: { schemaName: string; known: readonly Named[] },
): { isAllowed: true; statement: string } | Refused {
  const verdict = guardOneNumber(sql);
  if (!verdict.isAllowed) return verdict;
  let statement = sql;
  for (const { schema, name, at } of verdict.relations.toSorted((a, b) => b.at - a.at)) {
    if (schema !== null || name.startsWith("pg_")) continue;
    const homes = known.filter((one) => one.name === name).map((one) => one.schemaName);
    const home = homes.includes(schemaName) ? schemaName : homes[0];
    if (home === undefined)
      return { isAllowed: false, reason: `There is no table or view ${name} that Tidewatch has discovered.` };
    if (home !== schemaName && homes.length > 1)
      return {
        isAllowed: false,
        reason: `Name the schema of ${name}: it is in ${homes.toSorted().join(" and in ")}.`,
      };
    statement = `${statement.slice(0, at)}"${home.replaceAll('"', '""')}".${statement.slice(at)}`;
  }
  return { isAllowed: true, statement: statement.replace(BEGINNING, "") };
}
