/** Where something is kept: tables and columns by their tags and their names. */
import { keyOf } from "../names.ts";
import type { Refusal } from "../refusal.ts";
import { asksForTags, isNamingVerb, OF_TAGS, takeCalled } from "./called.ts";
import { asksByColumns, asksWhetherHad, isOfAllTheirs } from "./columns-asked.ts";
import { OF_JOBS } from "./lexicon.ts";
import { type CatalogMark, isIdentifier } from "./marks.ts";
import { isLead } from "./placed-words.ts";
import { type CatalogQuestion, EVERYWHERE, type Relation } from "./question.ts";
import { type Said, tablesOf } from "./said.ts";

export function where(said: Said): CatalogQuestion | Refusal | null {
  const nouns = new Set(said.all("noun").map(({ value }) => value));
  const isOfTables = nouns.has("table") || nouns.has("view");
  const isOfColumns = nouns.has("column");
  const isOfSources = asksForSources(said);
  const isWhere = said.is("where") || isOfSources;
  const isTagged = said.all("tag").length > 0 || said.marks.some(isDomain);
  const isOther = [said.all("verb"), said.all("flow").filter((flow) => !isEnd(said, flow))].some(
    (marks) => marks.length > 0,
  );
  const isStanding = said.all("standing").length + said.all("severity").length > 0;
  if (isOther || isStanding || !(isWhere || isTagged || isOfTables || isOfColumns)) return null;

  // “Where is it from”: no place is asked for.
  const last = said.marks.at(-1);
  if (
    isWhere &&
    [said.marks[0], last].some((mark) => mark?.kind === "into" && /^(from|to|into)$/i.test(mark.said))
  )
    return { because: "Ask what a table is made from, or what is made from it." };
  if (asksForTags(said)) return OF_TAGS;
  if (isOfFlow(said)) return { because: "Ask what a table is made from, or what is made from it." };

  const relation = takeRelation(said);
  if (typeof relation === "object" && relation !== null) return relation;
  const thing = (isTagged ? takeColumn(said) : null) ?? takeTable(said);
  if (thing && "because" in thing) return thing;
  const asset = thing?.asset ?? null;
  const column = thing?.column ?? null;
  // The source of the one table was taken with it.
  const sources = said.takeSources((mark, at) => isPlace(said, mark, at)).map(({ id }) => id);
  const called = takeCalled(said, isWhere);
  if ("because" in called) return called;
  const tags = called.tags;
  const words = column ? keyOf(column).split(" ") : called.words;
  if (column && called.words.length > 0) return { because: "Ask what that column means, or what reads it." };
  if (tags.length > 1) return { because: "Ask for one kind of data, or one tag, at a time." };
  // “How many e-mails” are no columns that hold them.
  if (said.is("howMany") && !isOfTables && !isOfColumns)
    return {
      because: "How much data there is of a kind is not counted. Ask how many tables or columns hold it.",
    };
  if (said.isFilled(/^or$/i) && tags.length + words.length > 1)
    return { because: "Ask for one of them at a time." };
  // “Has invoices an iban field?”
  if (isOfColumns && !said.marks.some(isNamingVerb) && said.all("name").some((mark) => isPartOf(mark, words)))
    return { because: "Ask which columns that table has." };
  if (words.some((word) => OF_JOBS.has(word) && !isOfName(said, word))) return null;
  said.use(...said.all("noun").filter(({ value }) => ["table", "view", "column"].includes(value)));
  said.use(...said.all("flow"));
  const isAsked = said.is("which") || said.is("show") || said.is("howMany") || said.is("what");
  if (isOfSources) said.use(...said.all("sourceNoun"));
  said.take("where", "which", "what", "show", "howMany", "holds", "everywhere", "viewsToo");
  if (called.isExact && words.length === 0 && said.marks.some(isNamingVerb))
    return { because: "It does not say what it is called. Put the name in quotes." };
  const isAll = tags.length === 0 && words.length === 0;
  const isTold = (shape: RegExp) =>
    said.all("ask").some((mark) => mark.value === "holds" && shape.test(mark.said));
  if (
    (tags.length === 0 && isTold(IS_TAGGED)) ||
    (tags.length === 0 && isTold(/\b(its|their) (tags?|labels?)$/i))
  )
    return { because: "It does not say what they are tagged with." };
  // “Columns of customers.”
  const isListed = (isOfColumns && asset !== null) || (isOfTables && sources.length > 0);
  if (isAll && !isOfColumns && said.marks.find(({ kind }) => kind !== "filler")?.kind === "into")
    return { because: "It does not say what is asked of those tables." };
  if (isAll && (isWhere || last?.kind === "into" || !(isAsked || isListed)))
    return { because: "It does not say what to look for." };
  if (isAll && !isOfTables && !isOfColumns) return null;
  if (relation !== null && asset !== null)
    return { because: "A table has no views of its own. Ask what is made from it." };
  // “What is the password for crm” asks for no place.
  const isSought =
    isWhere || isOfTables || isOfColumns || said.is("holds") || said.is("show") || said.is("which");
  if (
    !isSought &&
    said.all("tag").every(({ isInWords }) => isInWords) &&
    words.length === 0 &&
    said.is("what") &&
    said.all("into").some((mark) => /^(for|of)$/i.test(mark.said))
  )
    return {
      because: "What a table holds is not told, only where a kind of data is kept.",
      offers: ["where are e-mail addresses stored"],
    };
  const unknown = unknownTag(said, tags);
  if (unknown) return unknown;
  const isOfTheirs = tags.length > 0 && words.length === 0 && asset === null && asksByColumns(said);
  const isOne = isOneTable(said, words) || (isOfOne(said, isOfSources) && isTable(said, words));
  return {
    intent: "where",
    within: { ...EVERYWHERE, source: sources, asset },
    find: isOfTheirs
      ? "tables"
      : findOf({
          isOfTables,
          isOfColumns,
          isInTable: asset !== null || isOfAllTheirs(said),
          isOfColumn: called.isOfColumn,
        }),
    tags,
    words,
    isExact: column !== null || called.isExact || (asset === null && tags.length === 0 && isOne),
    isOfColumn: isOfTheirs || column !== null || (called.isOfColumn && called.isExact),
    relation,
  };
}

const IS_TAGGED =
  /^(un)?(tag|tags|tagged|tagging|label|labels|labelled|labeled|classified|annotated|marked)\b/i;

type Nouns = { isOfTables: boolean; isOfColumns: boolean; isInTable: boolean; isOfColumn: boolean };

/** “Which table has the column iban” asks for tables; “tables and columns” are places. */
function findOf({ isOfTables, isOfColumns, isInTable, isOfColumn }: Nouns): "places" | "tables" | "columns" {
  if (isOfTables && (!isOfColumns || (isOfColumn && !isInTable))) return "tables";
  return isOfColumns && (isInTable || !isOfTables) ? "columns" : "places";
}

const isDomain = (mark: CatalogMark): boolean => mark.kind === "word" && /^domains?$/.test(mark.words.join());

/** “Where do e-mail addresses end up”: where they are. */
const isEnd = (said: Said, flow: CatalogMark): boolean =>
  /^(end|ends|ended|wind|winds|wound) up( in)?$/i.test(flow.said) &&
  said.all("tag").length > 0 &&
  said.all("name").every((mark) => tablesOf(mark).length === 0);

/** “From which tables does revenue_forecast get it”: what is named is no name to look for. */
const isOfFlow = (said: Said): boolean => {
  const [first] = said.marks;
  const isOut = first?.kind === "into" && !/^(in|inside|within|for|at)$/i.test(first.said);
  return (
    (isOut || said.isFilled(/^(gets?|made|happen|happens|happened|happening|hits?|took|come)$/i)) &&
    said.all("name").some((mark) => tablesOf(mark).length > 0) &&
    said.all("tag").length === 0 &&
    !said.all("noun").some(({ value }) => value === "column")
  );
};

/** “Views” alone are some of the tables, and “without views” the others. The view that is named is one of them. */
function takeRelation(said: Said): Relation | Refusal | null {
  const at = said.marks.findIndex((mark) => mark.kind === "noun" && mark.value === "view");
  const mark = said.marks[at];
  if (!mark) return null;
  said.use(mark);
  const isOfTables = said.all("noun").some(({ value }) => value === "table");
  const [before, after] = [said.before(at), said.after(at)];
  if (before?.kind === "ask" && before.value === "not" && isOfTables && !/^of$/i.test(after?.said ?? "")) {
    said.use(before);
    return "table";
  }
  const isNamed = [before, after].some((beside) => beside?.kind === "name" && tablesOf(beside).length > 0);
  if (isNamed && /^view$/i.test(mark.said)) return null;
  if (isOfTables || !/^views?$/i.test(mark.said))
    return {
      because: "Ask for tables and views together, or for one of them.",
      offers: ["how many views are there"],
    };
  const onto = after?.kind === "into" ? said.after(said.marks.indexOf(after)) : undefined;
  if (onto?.kind === "name" && tablesOf(onto).length > 0)
    return { because: `Ask what is made from ${onto.said}.`, offers: [`what is made from ${onto.said}`] };
  return "view";
}

/** “In which source is it”: there is one, and not all that are called so in part. */
const isOfOne = (said: Said, isOfSources: boolean): boolean =>
  isOfSources || said.all("ask").some((mark) => mark.value === "where" && /source|database/i.test(mark.said));

const isPartOf = (mark: Extract<CatalogMark, { kind: "name" }>, words: readonly string[]): boolean => {
  const own = keyOf(mark.said).split(" ");
  return tablesOf(mark).length > 0 && own.length < words.length && own.every((word) => words.includes(word));
};

const isTable = (said: Said, words: readonly string[]): boolean =>
  said.all("name").some((mark) => keyOf(mark.said) === words.join(" ") && tablesOf(mark).length > 0);

/** “The shipments table”, and not “the shipments tables”. */
const isOneTable = (said: Said, words: readonly string[]): boolean =>
  said.marks.some(
    (mark, at) =>
      mark.kind === "name" &&
      keyOf(mark.said) === words.join(" ") &&
      tablesOf(mark).length > 0 &&
      [said.before(at), said.after(at)].some(
        (beside) => beside?.kind === "noun" && /^(table|view)$/i.test(beside.said),
      ),
  );

/** “Which database holds tickets”, “which sources hold e-mails”: of what is named it is asked where it is. */
const asksForSources = (said: Said): boolean =>
  said.marks.some((mark, at) => {
    const before = said.before(at);
    return (
      mark.kind === "sourceNoun" &&
      before?.kind === "ask" &&
      (before.value === "which" || before.value === "what")
    );
  }) &&
  (said.all("name").some((mark) => tablesOf(mark).length > 0) ||
    (said.is("holds") && said.all("tag").length > 0 && said.all("noun").length === 0));

/** “In orders”, “the orders database” and “orders tables” are places; another name is a word to look for. */
function isPlace(said: Said, mark: Extract<CatalogMark, { kind: "name" }>, at: number): boolean {
  const [before, after] = [said.before(at), said.after(at)];
  if (before?.kind === "into" || before?.kind === "sourceNoun" || after?.kind === "sourceNoun") {
    const isTable = (after?.kind === "noun" || before?.kind === "noun") && tablesOf(mark).length > 0;
    return !isTable;
  }
  if (tablesOf(mark).length > 0) return false;
  // “Crm: where are the e-mails?”
  if (before === undefined && isLead(said.marks, at)) return true;
  if (said.is("where")) return false;
  // “Does crm have a table called contacts?”
  const isHolder = after?.kind === "ask" && after.value === "holds" && !isNamingVerb(after);
  return isHolder || !said.marks.some(isNamingVerb);
}

/** “How many columns has invoices?” */
const isCounted = (said: Said, at: number): boolean => {
  const before = said.before(at);
  return (
    said.is("howMany") && before?.kind === "ask" && before.value === "holds" && said.after(at) === undefined
  );
};

type Thing = { asset: string; column: string | null };

/** “Is customers.email sensitive.” */
function takeColumn(said: Said): Thing | Refusal | null {
  if (!said.all("column").some(({ said: text }) => text.includes("."))) return null;
  const thing = said.takeThing();
  if (thing === null || "because" in thing) return thing;
  return thing.column === null ? null : thing;
}

/** Of which the columns or the tags are asked for; by itself its name is what is looked for. */
function takeTable(said: Said): Thing | null | Refusal {
  const isOfColumns = said.all("noun").some(({ value }) => value === "column");
  const isTagged = said.all("tag").length > 0;
  const isOne = said.marks.some((mark, at) => {
    if (mark.kind !== "name" || !said.isUnused(mark) || tablesOf(mark).length === 0) return false;
    const [before, after] = [said.before(at), said.after(at)];
    const isBesideNoun = before?.kind === "noun" || after?.kind === "noun";
    // “The IBAN of our customers” is theirs wherever it is kept, and “the columns of customers” are that table's.
    if (before?.kind === "into" && !isBesideNoun && !isOfColumns)
      return !/^(of|for|from)$/i.test(before.said);
    const isSubject = isTagged && after?.kind === "ask" && after.value === "holds";
    // “Audit_log in billing: which columns?”
    const isTopic = before === undefined && isOfColumns && said.marks.at(-1)?.kind === "noun";
    return before?.kind === "into" || isBesideNoun || isSubject || isTopic || isCounted(said, at);
  });
  if (!isOne || !(isOfColumns || isTagged)) return null;
  const thing = said.takeThing();
  if (thing === null || "because" in thing) return thing;
  const isWithTag = said.all("tag").some((mark) => said.isUnused(mark));
  if (thing.column !== null && (isWithTag || !asksWhetherHad(said)))
    return { because: "Ask what that column means, or what reads it." };
  return thing;
}

/** `total_amount` is a name, and no total. */
const isOfName = (said: Said, word: string): boolean =>
  said.marks.some(
    (mark) => (isIdentifier(mark) || /[_.]/.test(mark.said)) && keyOf(mark.said).split(" ").includes(word),
  );

const BUILT_IN = /^(pii|sensitivity|domain):/;

function unknownTag({ vocabulary }: Said, tags: readonly string[]): Refusal | null {
  const unknown = tags.find((tag) => !BUILT_IN.test(tag) && !(vocabulary.tags ?? []).includes(tag));
  return unknown ? { because: `Nothing is tagged ${unknown}.` } : null;
}
