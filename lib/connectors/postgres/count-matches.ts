/**
 * One statement for a table: a bounded sample of its rows, every column asked for as text, and of each the number of
 * values that pass which check. Numbers come back, never a value.
 */
import type { SampleBounds, SampledColumn, TableToSample, ValueCheck } from "../sampling.ts";
import { CHECKSUMS, weighted } from "./checksums.ts";
import { quotedName } from "./quoted-name.ts";
import type { ReadingSession } from "./session.ts";

/** Longer texts are stories; a check reads their beginning. */
const LONGEST_VALUE = 320;
/** A table of fewer rows is read from its beginning alone. */
const ROWS_TO_SPREAD = 10;
/** What lists of words are written without. */
const ACCENTED = "áàâäãåéèêëíìîïóòôöõøúùûüçñ,.-’";
const BARE = "aaaaaaeeeeiiiioooooouuuucn    ";

type Row = { place: number; sampled: number; distinct: number; matches: number[] };

export async function countMatches(
  session: Pick<ReadingSession, "query">,
  table: TableToSample,
  checks: readonly ValueCheck[],
  bounds: SampleBounds,
): Promise<SampledColumn[]> {
  const asked = checks.filter(({ id }) => table.columns.some((column) => column.checks.includes(id)));
  if (asked.length === 0) return [];
  const { text, values } = statementFor(table, asked, bounds.rows);
  const rows = await session.query<Row>(text, values);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return table.columns.map(({ name, checks: own }, place) => {
    const row = byPlace.get(place);
    const counted = asked.map(({ id }, at) => [id, row?.matches[at] ?? 0] as const);
    return {
      name,
      sampled: row?.sampled ?? 0,
      distinct: row?.distinct ?? 0,
      matches: Object.fromEntries(counted.filter(([id]) => own.includes(id))),
    };
  });
}

function statementFor(table: TableToSample, checks: readonly ValueCheck[], rows: number) {
  const values: unknown[] = [];
  const bind = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const texts = table.columns.map(
    ({ name, checks: own }, place) =>
      `(${place}, left(btrim(s.${quotedName(name)}::text), ${LONGEST_VALUE}), ${mask(checks.map(({ id }) => own.includes(id)))})`,
  );
  const counts = checks.map(
    (check, at) => `coalesce(sum(v.times) filter (where ${passes(check, at, bind)}), 0)::int`,
  );
  // Column by column, and each value once: the server keeps 32 compiled expressions, and row by row more are asked for.
  const text = `
    with s as materialized (${sampleOf(table, rows)}),
    u as materialized (
      select u.place, u.t, u.asked, count(*)::int as times
      from s cross join lateral (values ${texts.join(", ")}) u(place, t, asked)
      where u.t <> '' group by u.place, u.t, u.asked order by u.place)
    select v.place, sum(v.times)::int as sampled, count(*)::int as distinct, array[${counts.join(", ")}] as matches
    from (select u.*, btrim(translate(lower(u.t), '${ACCENTED}', '${BARE}')) as plain from u) v
    group by v.place`;
  return { text, values };
}

/** Half from the beginning and, where there is much more, half from all over: rows of one time are alike. */
function sampleOf({ schemaName, name, rowEstimate, columns }: TableToSample, rows: number): string {
  const list = columns.map((column) => `r.${quotedName(column.name)}`).join(", ");
  const relation = `${quotedName(schemaName)}.${quotedName(name)} r`;
  const estimate = rowEstimate ?? 0;
  if (estimate < rows * ROWS_TO_SPREAD) return `select ${list} from ${relation} limit ${rows}`;
  const half = Math.ceil(rows / 2);
  // Blocks are drawn, not rows: few of them hold enough. The same ones each time, so that the same table says the same.
  const percent = Math.max(0.000001, Math.min(100, (100 * rows * 4) / estimate));
  return `(select ${list} from ${relation} limit ${half}) union all
    (select ${list} from ${relation.replace(/ r$/, "")} as r tablesample system (${percent.toFixed(6)}) repeatable (1) limit ${half})`;
}

/** Cheap questions first: `case` asks them in order. */
function passes(check: ValueCheck, at: number, bind: (value: unknown, type: string) => string): string {
  const [least, most] = check.lengths ?? [1, LONGEST_VALUE];
  const conditions = [`substr(v.asked, ${at + 1}, 1) = '0'`, `length(v.t) not between ${least} and ${most}`];
  conditions.push(`v.t !~* ${bind(check.regex, "text")}`);
  const bare = "regexp_replace(upper(v.t), '[^0-9A-Z]', '', 'g')";
  if (check.issuer) conditions.push(`${bare} !~ ${bind(check.issuer, "text")}`);
  if (check.checksum) {
    const sum = typeof check.checksum === "string" ? CHECKSUMS[check.checksum] : weighted(check.checksum);
    conditions.push(`not (select ${sum} from (select ${bare} as c offset 0) x)`);
  }
  if (check.words) {
    // Compared with constants, a word is looked up and not searched for.
    const words = bind(check.words, "text[]");
    conditions.push(
      `not (split_part(v.plain, ' ', 1) = any (${words}) or reverse(split_part(reverse(v.plain), ' ', 1)) = any (${words}))`,
    );
  }
  return `case ${conditions.map((condition) => `when ${condition} then false`).join(" ")} else true end`;
}

const mask = (flags: readonly boolean[]): string => `'${flags.map((flag) => (flag ? "1" : "0")).join("")}'`;
