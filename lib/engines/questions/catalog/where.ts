/** Where something is kept: tables and columns by their tags and their names. */
import { keyOf } from "../names.ts";
import type { Refusal } from "../refusal.ts";
import { OF_JOBS } from "./lexicon.ts";
import type { CatalogMark } from "./marks.ts";
import { type CatalogQuestion, EVERYWHERE } from "./question.ts";
import { type Said, tablesOf } from "./said.ts";

const MOST_WORDS = 6;
const IS_WORD = /^[\p{L}\p{N}]{1,60}$/u;

export function where(said: Said): CatalogQuestion | Refusal | null {
  const nouns = new Set(said.all("noun").map(({ value }) => value));
  const isOfTables = nouns.has("table") || nouns.has("view");
  const isOfColumns = nouns.has("column");
  const isOfSources = asksForSources(said);
  const isWhere = said.is("where") || isOfSources;
  const isTagged = said.all("tag").length > 0;
  const isOther = [said.all("verb"), said.all("flow"), said.all("standing"), said.all("severity")].some(
    (marks) => marks.length > 0,
  );
  if (isOther || !(isWhere || isTagged || isOfTables || isOfColumns)) return null;
  const isNamed = said.all("name").some((mark) => tablesOf(mark).length > 0);
  if (nouns.has("view") && !isNamed)
    return {
      because: "Views alone are not asked for. Ask for tables: views are counted among them.",
      offers: ["which tables hold e-mail addresses"],
    };

  // “Where is it from”: no place is asked for.
  const last = said.marks.at(-1);
  if (isWhere && last?.kind === "into" && /^(from|to|into)$/i.test(last.said))
    return { because: "Ask what a table is made from, or what is made from it." };

  const sources = said.takeSources((mark, at) => isPlace(said, mark, at)).map(({ id }) => id);
  const asset = takeTable(said);
  if (typeof asset === "object" && asset !== null) return asset;
  const named = takeCalled(said);
  const tags = [...named.tags, ...takeDomain(said)];
  if (tags.length > 1) return { because: "Ask for one kind of data, or one tag, at a time." };
  // “How many e-mails” are no columns that hold them.
  if (said.is("howMany") && !isOfTables && !isOfColumns)
    return {
      because: "How much data there is of a kind is not counted. Ask how many tables or columns hold it.",
    };
  const quality = qualityOf(said, isWhere);
  if (quality) return { because: `“${quality}” could not be understood.` };
  const words = [...new Set([...named.words, ...takeWords(said)])];
  if (words.some((word) => OF_JOBS.has(word) && !isOfName(said, word))) return null;
  const unreadable = words.find((word) => !IS_WORD.test(word));
  if (unreadable) return { because: `“${unreadable}” could not be understood.` };
  if (words.length > MOST_WORDS) return { because: "Those are too many words to look for at once." };
  said.use(...said.all("noun").filter(({ value }) => ["table", "view", "column"].includes(value)));
  const isAsked = said.is("which") || said.is("show") || said.is("howMany") || said.is("what");
  if (isOfSources) said.use(...said.all("sourceNoun"));
  said.take("where", "which", "what", "show", "howMany", "holds");
  const isAll = tags.length === 0 && words.length === 0;
  // “Columns of customers.”
  const isListed = (isOfColumns && asset !== null) || (isOfTables && sources.length > 0);
  if (isAll && !isOfColumns && said.marks.find(({ kind }) => kind !== "filler")?.kind === "into")
    return { because: "It does not say what is asked of those tables." };
  if (isAll && (isWhere || !(isAsked || isListed))) return { because: "It does not say what to look for." };
  if (isAll && !isOfTables && !isOfColumns) return null;
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
  const find =
    isOfColumns && (asset !== null || !isOfTables)
      ? "columns"
      : isOfTables && !isOfColumns
        ? "tables"
        : "places";
  return {
    intent: "where",
    within: { ...EVERYWHERE, source: sources, asset },
    find,
    tags,
    words,
    isExact:
      named.isExact ||
      (asset === null && (isOneTable(said, words) || (isOfOne(said, isOfSources) && isTable(said, words)))),
  };
}

/** “In which source is it”: there is one, and not all that are called so in part. */
const isOfOne = (said: Said, isOfSources: boolean): boolean =>
  isOfSources || said.all("ask").some((mark) => mark.value === "where" && /source|database/i.test(mark.said));

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

/** “Which database holds tickets”: of a name it is asked where it is. */
const asksForSources = (said: Said): boolean =>
  said.marks.some((mark, at) => {
    const before = said.before(at);
    return (
      mark.kind === "sourceNoun" &&
      before?.kind === "ask" &&
      (before.value === "which" || before.value === "what")
    );
  }) && said.all("name").some((mark) => tablesOf(mark).length > 0);

/** “In orders”, “the orders database” and “orders tables” are places; another name is a word to look for. */
function isPlace(said: Said, mark: Extract<CatalogMark, { kind: "name" }>, at: number): boolean {
  const [before, after] = [said.before(at), said.after(at)];
  if (before?.kind === "into" || before?.kind === "sourceNoun" || after?.kind === "sourceNoun") {
    const isTable = (after?.kind === "noun" || before?.kind === "noun") && tablesOf(mark).length > 0;
    return !isTable;
  }
  if (tablesOf(mark).length > 0 || said.is("where")) return false;
  return !said.marks.some(isNaming);
}

/** “How many columns has invoices?” */
const isCounted = (said: Said, at: number): boolean => {
  const before = said.before(at);
  return (
    said.is("howMany") && before?.kind === "ask" && before.value === "holds" && said.after(at) === undefined
  );
};

/** Of which the columns or the tags are asked for; by itself its name is what is looked for. */
function takeTable(said: Said): string | null | Refusal {
  const isOne = said.marks.some(
    (mark, at) =>
      mark.kind === "name" &&
      said.isUnused(mark) &&
      tablesOf(mark).length > 0 &&
      (said.before(at)?.kind === "into" ||
        isCounted(said, at) ||
        said.before(at)?.kind === "noun" ||
        said.after(at)?.kind === "noun"),
  );
  const isOfColumns = said.all("noun").some(({ value }) => value === "column");
  if (!isOne || !(isOfColumns || said.all("tag").length > 0)) return null;
  const thing = said.takeThing();
  if (thing === null || "because" in thing) return thing;
  if (thing.column !== null) return { because: "Ask what that column means, or what reads it." };
  return thing.asset;
}

/**
 * What is sought by its tag, and what is called so: “e-mail columns” hold such data, “a column called email” and “the email
 * column” are called that.
 */
function takeCalled(said: Said): { tags: string[]; words: string[]; isExact: boolean } {
  const tags = new Set<string>();
  const words: string[] = [];
  let isExact = said.marks.some(isNaming);
  for (const [at, mark] of said.marks.entries()) {
    if (isOfNames(said, mark, at)) {
      said.use(mark);
      tags.add("pii:name");
    }
    if (mark.kind !== "tag") continue;
    said.use(mark);
    const [before, after] = [said.marks[at - 1], said.marks[at + 1]];
    const isNamed = said.marks.slice(0, at).some(isNaming);
    if (!mark.isInWords || !(isNamed || isOneColumn(before) || isOneColumn(after))) tags.add(mark.value);
    else {
      isExact = true;
      words.push(...keyOf(mark.said).split(" "));
    }
  }
  return { tags: [...tags], words, isExact };
}

/** “Which columns contain names”: those of people. */
const isOfNames = (said: Said, mark: CatalogMark, at: number): boolean => {
  const before = said.before(at);
  return (
    mark.kind === "word" &&
    /^(names|people's names)$/i.test(mark.said) &&
    before?.kind === "ask" &&
    before.value === "holds"
  );
};

const isNaming = (mark: CatalogMark): boolean => mark.kind === "ask" && /^(named|called)$/i.test(mark.said);
const isOneColumn = (mark: CatalogMark | undefined): boolean =>
  mark?.kind === "noun" && /^(column|field|attribute)$/i.test(mark.said);

const HUMP = /^[\p{L}\p{N}]*\p{Ll}\p{Lu}[\p{L}\p{N}]*$/u;
/** `userAgent` is two words, as it is where names are looked up. */
const apart = (name: string): string =>
  HUMP.test(name) ? name.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, " ") : name;
/** Personal data is of people whoever they are. */
const OF_PEOPLE = /^(people|persons?|individuals?|humans?|somebody|someone|anybody)$/;

function takeWords(said: Said): string[] {
  const marks = said.leftOver().filter(({ kind }) => kind === "word" || kind === "name" || kind === "column");
  said.use(...marks);
  const isOfPeople = said.all("tag").some(({ value }) => value.startsWith("pii:"));
  const words = marks.flatMap((mark) =>
    mark.kind !== "word" || HUMP.test(mark.said) || /[_.]/.test(mark.said)
      ? keyOf(apart(mark.said)).split(" ")
      : mark.words,
  );
  return [...new Set(words.filter((word) => word !== "" && !(isOfPeople && OF_PEOPLE.test(word))))];
}

/** `total_amount` is a name, and no total. */
const isOfName = (said: Said, word: string): boolean =>
  said.marks.some((mark) => /[_.]/.test(mark.said) && keyOf(mark.said).split(" ").includes(word));

/** “The finance domain”, “of domain finance”. */
function takeDomain(said: Said): string[] {
  const at = said.marks.findIndex(
    (mark) => mark.kind === "word" && /^(domain|area)$/.test(mark.words.join()),
  );
  const [before, after] = [said.marks[at - 1], said.before(at)?.kind === "word" ? null : said.marks[at + 1]];
  const name = before?.kind === "word" ? before : after;
  const [word, ...others] = name?.kind === "word" ? name.words : [];
  const mark = said.marks[at];
  if (!mark || !name || !word || others.length > 0 || !/^[a-z][a-z0-9-]*$/.test(word)) return [];
  said.use(mark, name);
  return [`domain:${word}`];
}

/** How things are is no name: “which tables are encrypted”, “the most columns”, “untagged tables”. */
function qualityOf(said: Said, isWhere: boolean): string | null {
  const found = said.marks.find(
    (mark, at) =>
      mark.kind === "word" &&
      (mark.words.some((word) => QUALITIES.has(word)) ||
        (!isWhere &&
          /^(is|are|was|were|be|been|being|get|got|do|does|did)$/i.test(said.marks[at - 1]?.said ?? ""))),
  );
  return found?.said ?? null;
}

const QUALITIES: ReadonlySet<string> = new Set(
  `never ever always often sometimes usually most least more less fewer many much few several half almost nearly only neither nor none nobody nothing
  newest latest oldest biggest largest smallest longest widest highest lowest first last next previous recent recently again twice once
  untagged undocumented unused unowned unknown empty big large small old wrong broken correct average total per percentage why how
  because before after since until during ago today yesterday tomorrow week month year updated refreshed loaded will should`.split(
    /\s+/,
  ),
);

const BUILT_IN = /^(pii|sensitivity|domain):/;

function unknownTag({ vocabulary }: Said, tags: readonly string[]): Refusal | null {
  const unknown = tags.find((tag) => !BUILT_IN.test(tag) && !(vocabulary.tags ?? []).includes(tag));
  return unknown ? { because: `Nothing is tagged ${unknown}.` } : null;
}
