import type { ChangeGrouping } from "#lib/engines/questions/catalog/question.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import { countMatching, groupChanges, type Meant, newestChanges } from "#lib/schema-changes/asked.ts";
import { CHANGE_KINDS, type ChangeKind } from "#lib/schema-changes/kinds.ts";
import type { ChangeFilter } from "#lib/schema-changes/views.ts";
import type { Answer, Part } from "../views.ts";
import { inPeriod, leading, type Names, periodOf } from "../words.ts";
import type { Asking, Of, Told } from "./asking.ts";

const MOST_ROWS = 20;

/** What discoveries found different, the worst first, with the runs that found it. */
export async function changes({ db, scope, names }: Asking, question: Of<"changes">): Promise<Told> {
  const filter = toChangeFilter(question);
  const { total, bySeverity, jobIds } = await countMatching(db, scope, filter);
  const place = placeWords(question, names);
  const what = `${formatQuantity(total, `${question.isOpen ? "unacknowledged " : ""}schema change`)}`;
  if (total === 0) return { sentences: [[what, `${place}.`]], value: 0, jobIds: [] };
  const bad = (["critical", "warning", "info"] as const)
    .filter((severity) => bySeverity[severity] > 0)
    .map((severity) => `${formatCount(bySeverity[severity])} ${severity}`);
  const table = question.by
    ? await grouped({ db, scope, names }, filter, question.by)
    : await listed({ db, scope }, filter);
  return {
    sentences: [
      [leading(what, { page: "changes", filter }), `${place}: ${bad.join(", ")}.`],
      ...(!question.by && total > MOST_ROWS ? [[`The newest ${MOST_ROWS} are below.`]] : []),
    ],
    value: total,
    jobIds,
    table,
  };
}

/** As its page has it; nothing but the page is left out. */
const toChangeFilter = ({ within, severity, kind, kindLeftOut, isOpen }: Of<"changes">): Meant => ({
  ...{ source: within.source, severity, kind: kindsOf(kind, kindLeftOut), asset: within.asset ?? undefined },
  ...{ tab: isOpen ? "open" : "all", since: within.since ?? undefined, until: within.until ?? undefined },
});

const kindsOf = (kind: readonly string[], left: readonly string[]): ChangeKind[] =>
  left.length === 0
    ? kind.filter(isKind)
    : Object.keys(CHANGE_KINDS)
        .filter(isKind)
        .filter((one) => !left.includes(one));

const isKind = (kind: string): kind is ChangeKind => Object.hasOwn(CHANGE_KINDS, kind);

async function listed({ db, scope }: Pick<Asking, "db" | "scope">, filter: Meant): Promise<Answer["table"]> {
  const rows = await newestChanges(db, scope, filter, MOST_ROWS);
  return {
    head: ["Change", "Severity", "Where", "Found by"],
    rows: rows.map(
      ({ id, kind, severity, objectName, partName, schemaName, sourceName, jobId, jobShortId }): Part[] => [
        leading(CHANGE_KINDS[kind].label, { page: "changes", filter, change: id }),
        severity,
        `${sourceName} › ${schemaName}.${objectName}${partName ? ` › ${partName}` : ""}`,
        { text: jobShortId, jobId },
      ],
    ),
  };
}

const HEADS: Record<ChangeGrouping, string> = {
  ...{ severity: "Severity", source: "Source", table: "Table", kind: "Kind" },
};

async function grouped(
  { db, scope }: Pick<Asking, "db" | "scope" | "names">,
  filter: Meant,
  by: ChangeGrouping,
): Promise<Answer["table"]> {
  const groups = await groupChanges(db, scope, filter, by);
  return {
    head: [HEADS[by], "Changes"],
    rows: groups.slice(0, MOST_ROWS).map(({ key, label, count }): Part[] => {
      const name = by === "kind" && isKind(key) ? CHANGE_KINDS[key].label : label;
      return [
        by === "table" ? leading(name, { page: "asset", id: key }) : name,
        leading(formatQuantity(count, "change"), { page: "changes", filter: narrowed(filter, by, key) }),
      ];
    }),
  };
}

function narrowed(filter: Meant, by: ChangeGrouping, key: string): Partial<ChangeFilter> {
  if (by === "source") return { ...filter, source: [key] };
  if (by === "table") return { ...filter, asset: key };
  if (by === "kind") return isKind(key) ? { ...filter, kind: [key] } : filter;
  return key === "critical" || key === "warning" || key === "info" ? { ...filter, severity: [key] } : filter;
}

function placeWords(
  { within, severity, kind, kindLeftOut }: Of<"changes">,
  { vocabulary, clock }: Names,
): string {
  const { sources, tables } = vocabulary;
  const table = tables.find(({ id }) => id === within.asset);
  const named = sources.filter(({ id }) => within.source.includes(id)).map(({ name }) => name);
  const labels = [...kind, ...kindLeftOut].filter(isKind).map((one) => CHANGE_KINDS[one].label.toLowerCase());
  const period =
    within.since === null && within.until === null
      ? ""
      : ` ${inPeriod(periodOf(within, clock))} (${clock.timeZone})`;
  return [
    labels.length > 0
      ? ` (${kindLeftOut.length > 0 ? "without " : ""}${labels.slice(0, 4).join(", ")}${labels.length > 4 ? " and their like" : ""})`
      : "",
    severity.length > 0 ? ` of severity ${severity.join(" or ")}` : "",
    table ? ` in ${table.schema}.${table.name}` : named.length > 0 ? ` in ${named.join(", ")}` : "",
    period,
  ].join("");
}
