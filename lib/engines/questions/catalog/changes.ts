/** What discoveries found different: kinds of change, how bad, where and when. */
import type { Refusal } from "../refusal.ts";
import type { CatalogMark } from "./marks.ts";
import type { Noun, Verb } from "./meaning.ts";
import { type CatalogQuestion, type ChangeGrouping, EVERYWHERE } from "./question.ts";
import { type Said, tablesOf } from "./said.ts";

const COLUMN = [
  "added",
  "removed",
  "renamed",
  "type_changed",
  "nullability_changed",
  "default_changed",
  "generation_changed",
];
const COLUMN_KINDS = COLUMN.map((change) => `column_${change}`);

const KINDS: Partial<Record<`${Noun} ${Verb}`, string[]>> = {
  "table added": ["table_added"],
  "table removed": ["table_removed"],
  "table renamed": ["relation_renamed"],
  "view added": ["view_added"],
  "view removed": ["view_removed"],
  "view changed": ["view_definition_changed"],
  "column added": ["column_added"],
  "column removed": ["column_removed"],
  "column renamed": ["column_renamed"],
  "column changed": COLUMN_KINDS,
  "column typed": ["column_type_changed"],
  "index added": ["index_added"],
  "index removed": ["index_removed"],
  "index renamed": ["index_renamed"],
  "index changed": ["index_added", "index_removed", "index_changed", "index_renamed"],
  "primary_key added": ["primary_key_added"],
  "primary_key removed": ["primary_key_removed"],
  "primary_key changed": ["primary_key_added", "primary_key_removed", "primary_key_changed"],
  "foreign_key added": ["foreign_key_added"],
  "foreign_key removed": ["foreign_key_removed"],
  "foreign_key changed": ["foreign_key_added", "foreign_key_removed", "foreign_key_changed"],
  "enum added": ["enum_added"],
  "enum removed": ["enum_removed"],
  "routine added": ["routine_added"],
  "routine removed": ["routine_removed"],
  "routine renamed": ["routine_renamed"],
  "routine changed": ["routine_added", "routine_removed", "routine_changed", "routine_renamed"],
  "comment changed": ["comment_changed"],
  "trigger added": ["trigger_added"],
  "trigger removed": ["trigger_removed"],
  "trigger changed": ["trigger_added", "trigger_removed", "trigger_changed"],
};

export function changes(said: Said): CatalogQuestion | Refusal | null {
  const isOther =
    said.all("flow").length > 0 || said.all("standing").length > 0 || said.all("tag").length > 0;
  // “Unacknowledged breaking ones.”
  const isWorst = said.all("severity").length > 0 && said.is("open");
  const isFound = said.all("verb").length === 0 && (said.is("foundBy") || isWorst);
  if ((said.all("verb").length === 0 && !isFound) || isOther) return null;
  if (isFound && said.all("noun").length > 0)
    return {
      because: "What is here is not told by who found it. Ask for what changed.",
      offers: ["schema changes this week"],
    };
  if (said.isFilled(/^(data|values?|content|contents|information)$/i))
    return {
      because: "Changes of structure are kept, and not of the data itself.",
      offers: ["schema changes this week"],
    };
  const grouping = takeGrouping(said);
  const where = takePlace(said);
  if ("because" in where) return where;
  const isOfTables = said.all("noun").some((mark) => mark.value === "table" && said.isUnused(mark));
  const verbs = said.takeAll("verb");
  const nouns = said
    .all("noun")
    .filter((mark) => said.isUnused(mark))
    .map(({ value }) => value);
  // “Which tables lost a column” asks for the tables of which columns were.
  const part =
    isOfTables && nouns.length > 1
      ? partOfTable(
          said.marks.filter(
            (mark) =>
              mark.kind !== "noun" || said.isUnused(mark) || mark.value === "table" || PARTS.has(mark.value),
          ),
        )
      : null;
  const isOfParts = part === "before";
  const kind = kindsOf(part ? nouns.filter((noun) => noun !== "table") : nouns, verbs);
  if (!Array.isArray(kind)) return kind;
  said.use(...said.all("noun"));
  const severity = said.takeAll("severity");
  const isNarrowed = [nouns, severity, where.source].some((list) => list.length > 0) || where.asset !== null;
  const period = said.takePeriod();
  if ("because" in period) return period;
  const isAsked =
    said.is("which") ||
    said.is("what") ||
    said.is("foundBy") ||
    said.is("show") ||
    said.is("howMany") ||
    said.is("often") ||
    said.is("schema");
  if (!isAsked && !isNarrowed && period.since === null && period.until === null && !said.is("open"))
    return null;
  const isOpen = said.is("open");
  // “Which tables changed” asks for each; with a number it is the tables that would have to be counted.
  const isEachTable = isOfTables && part !== "after" && (kind.length === 0 || isOfParts) && grouping === null;
  if (isEachTable && (said.is("howMany") || said.is("often")))
    return {
      because: "How many different tables changed is not counted. Ask for changes by table.",
      offers: [],
    };
  said.take("which", "what", "show", "howMany", "often", "schema", "open", "holds", "foundBy", "everywhere");
  return {
    ...{
      intent: "changes",
      within: { ...EVERYWHERE, ...where, ...period },
      severity,
      kind,
      kindLeftOut: [],
      isOpen,
    },
    by: grouping ?? (isEachTable ? "table" : null),
  };
}

export const PARTS: ReadonlySet<Noun> = new Set(["column", "index", "primary_key", "foreign_key", "trigger"]);

/** “Which tables got a new column” asks for tables, which come before, and “columns removed from tables” does not. */
export function partOfTable(
  marks: readonly CatalogMark[],
  parts: ReadonlySet<Noun> = PARTS,
): "before" | "after" | null {
  const a = marks.findIndex((mark) => mark.kind === "noun" && mark.value === "table");
  const b = marks.findIndex((mark) => mark.kind === "noun" && parts.has(mark.value));
  if (a < 0 || b < 0) return null;
  const between = marks.slice(Math.min(a, b) + 1, Math.max(a, b));
  const isJoined = between.some(({ said: text }) => /^(and|or)$/i.test(text)) || between.length === 0;
  return isJoined ? null : a < b ? "before" : "after";
}

function takePlace(said: Said): { source: string[]; asset: string | null } | Refusal {
  const isTable = said.marks.some(
    (mark, at) =>
      mark.kind === "name" &&
      tablesOf(mark).length > 0 &&
      (!mark.links.some(({ kind }) => kind === "source") ||
        said.before(at)?.kind === "noun" ||
        said.after(at)?.kind === "noun"),
  );
  if (!isTable) return { source: said.takeSources().map(({ id }) => id), asset: null };
  const isOfView = said.all("noun").some(({ value }) => value === "view");
  const thing = said.takeThing();
  if (thing === null || "because" in thing) return thing ?? { because: "It does not say which table." };
  if (thing.column !== null || isOfView)
    return { because: "Changes are told of a whole table. Leave out the column." };
  return { source: [], asset: thing.asset };
}

const isWhole = (noun: Noun) => noun === "table" || noun === "view";

/** “The renames” of whatever it is. */
export const kindsOfVerb = (verb: Verb): string[] => [
  ...new Set(Object.entries(KINDS).flatMap(([called, kinds]) => (called.endsWith(` ${verb}`) ? kinds : []))),
];

/** None leaves nothing out. */
export function kindsOf(nouns: readonly Noun[], verbs: readonly Verb[]): string[] | Refusal {
  const isAll = verbs.every((verb) => verb === "changed") && nouns.every((noun) => noun === "table");
  if (isAll) return [];
  if (nouns.length === 0 && verbs.join() === "typed") return ["column_type_changed"];
  if (nouns.length === 0)
    return {
      because: "It does not say what was added, removed or renamed: tables, columns, keys?",
      offers: ["columns removed this week", "new tables this month", "schema changes this week"],
    };
  // “Changes: columns removed”: the particular verb says it.
  const particular = verbs.filter((verb) => verb !== "changed");
  const kinds = nouns.flatMap((noun) =>
    (particular.length > 0 ? particular : verbs).flatMap((verb) => KINDS[`${noun} ${verb}`] ?? [null]),
  );
  if (kinds.includes(null))
    return {
      because: `Such changes ${nouns.some(isWhole) ? "of tables " : ""}have no kind of their own. Ask for all schema changes.`,
      offers: ["schema changes this week"],
    };
  return [...new Set(kinds.filter((kind) => kind !== null))];
}

export function takeGrouping(said: Said): ChangeGrouping | null {
  const at = said.marks.findIndex((mark) => mark.kind === "ask" && mark.value === "by");
  const next = at < 0 ? undefined : said.after(at);
  const by: ChangeGrouping | null =
    next?.kind === "sourceNoun"
      ? "source"
      : next?.kind === "noun" && next.value === "table"
        ? "table"
        : next?.kind === "ask" && (next.value === "severity" || next.value === "kind")
          ? next.value
          : null;
  if (by === null || next === undefined) return takeAskedSources(said);
  said.take("by");
  said.use(next);
  return by;
}

/** “Which sources had schema changes.” */
function takeAskedSources(said: Said): ChangeGrouping | null {
  const asked = said.marks.find((mark, at) => {
    const before = said.before(at);
    return mark.kind === "sourceNoun" && before?.kind === "ask" && /^(which|what)$/i.test(before.said);
  });
  if (!asked || said.all("name").length > 0) return null;
  said.use(asked);
  return "source";
}
