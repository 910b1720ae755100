import { formatDuration, formatQuantity } from "#lib/format.ts";
import { findFreshnessOf, findFreshnessRuns, listFreshness } from "#lib/freshness/queries.ts";
import { FreshnessFilter, type FreshnessRow } from "#lib/freshness/views.ts";
import type { Part } from "../views.ts";
import { exactly, leading } from "../words.ts";
import type { Asking, Of, Told } from "./asking.ts";

const MOST_ROWS = 25;
const WORDS = { stale: "stale", unknown: "of unknown freshness", fresh: "fresh", disabled: "not checked" };

/** Which tables are late, or how one of them stands: as of now, with the runs that looked. */
export async function freshness(asking: Asking, question: Of<"freshness">): Promise<Told> {
  const { within } = question;
  if (within.asset !== null) return ofOne(asking, within.asset);
  const standing = question.standing ?? "stale";
  const { db, scope, names } = asking;
  const [source, ...otherSources] = within.source;
  const filter = { tab: standing, source: otherSources.length === 0 ? source : undefined };
  const { rows, counts } = await listFreshness(db, scope, {
    ...FreshnessFilter.parse(filter),
    sources: within.source,
  });
  const sources = names.vocabulary.sources.filter(({ id }) => within.source.includes(id));
  const place = sources.length > 0 ? ` in ${sources.map(({ name }) => name).join(", ")}` : "";
  const total = counts[filter.tab];
  const shown = rows.slice(0, MOST_ROWS);
  if (counts.all === 0) return { sentences: [[`No table${place} was checked for freshness yet.`]], value: 0 };
  const text = formatQuantity(total, "table");
  return {
    sentences: [
      [
        total > 0 && otherSources.length === 0 ? leading(text, { page: "freshness", filter }) : text,
        ` ${total === 1 ? "is" : "are"} ${WORDS[standing]}${place}, of ${formatQuantity(counts.all, "table")} that ${counts.all === 1 ? "is" : "are"} watched.`,
      ],
      ...(standing === "unknown" || counts.unknown === 0
        ? []
        : [notKnown(counts.unknown, otherSources.length === 0 ? { tab: "unknown", source } : null)]),
    ],
    value: total,
    jobIds: await findFreshnessRuns(
      db,
      scope,
      shown.map(({ assetId }) => assetId),
    ),
    table:
      shown.length === 0
        ? null
        : {
            head: ["Table", "Last updated", "Held to", "Why"],
            rows: shown.map((row) => toRow(row, names.clock.timeZone)),
          },
  };
}

/** What is not known may be late, too: none that is stale does not mean that all are fresh. */
function notKnown(unknown: number, filter: Partial<FreshnessFilter> | null): Part[] {
  const text = formatQuantity(unknown, "table");
  return [
    filter ? leading(text, { page: "freshness", filter }) : text,
    ` ${unknown === 1 ? "is" : "are"} of unknown freshness.`,
  ];
}

const toRow = (row: FreshnessRow, timeZone: string): Part[] => [
  leading(`${row.sourceName} › ${row.schemaName}.${row.tableName}`, { page: "asset", id: row.assetId }),
  row.updatedAt ? exactly(row.updatedAt, timeZone) : "not known",
  row.heldToSeconds === null ? "not learned yet" : formatDuration(row.heldToSeconds * 1_000),
  row.reason,
];

async function ofOne({ db, scope, names }: Asking, asset: string): Promise<Told> {
  if (names.vocabulary.tables.every(({ id }) => id !== asset))
    return { sentences: [["That table is not among the assets any more."]] };
  const { row } = await findFreshnessOf(db, scope, asset);
  const { timeZone } = names.clock;
  const name = leading(`${row.sourceName} › ${row.schemaName}.${row.tableName}`, {
    page: "asset",
    id: asset,
  });
  const when = row.updatedAt
    ? ` It was last updated ${exactly(row.updatedAt, timeZone)}${row.precisionMs ? `, within ${formatDuration(row.precisionMs)}` : ""}.`
    : " When it was last updated is not known.";
  const held = row.heldToSeconds
    ? ` It is held to ${formatDuration(row.heldToSeconds * 1_000)}${row.isLearned ? ", as is usual for it" : ""}.`
    : "";
  const looked = row.checkedAt ? ` Last looked at ${exactly(row.checkedAt, timeZone)}.` : "";
  return {
    sentences: [[name, ` is ${WORDS[row.status]}. ${row.reason}`], [`${when}${held}${looked}`.trim()]],
    jobIds: await findFreshnessRuns(db, scope, [asset]),
  };
}
