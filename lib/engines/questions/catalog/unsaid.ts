/** What is made of catalog words that are all known, and is not what they would be read as. */
import { NOT_THE_DATA, type Refusal } from "../refusal.ts";
import type { Token } from "../words/tokens.ts";
import { PARTS } from "./changes.ts";
import { type CatalogMark, isIdentifier } from "./marks.ts";
import type { CatalogQuestion } from "./question.ts";
import { tablesOf } from "./said.ts";
import { AUX, OTHER_THINGS } from "./unsaid-shapes.ts";

type Read = { question: CatalogQuestion; marks: readonly CatalogMark[]; text: string };

/** `question` as it would be read; what keeps it from being answered. */
export function unsaid(
  question: CatalogQuestion,
  marks: readonly CatalogMark[],
  tokens: readonly Token[],
): Refusal | null {
  const read = { question, marks, text: tokens.map(({ text }) => text).join(" ") };
  for (const rule of RULES) {
    const refusal = rule(read);
    if (refusal) return refusal;
  }
  return null;
}

const PRONOUN = "(?:it|they|there|we|this|that|these|those)";
const APART =
  "(?:there|any|some|no|tables?|views?|columns?|sources?|changes?|ones?|anything|everything|something|which|that|those)";
const DENIED = [
  new RegExp(`^${AUX} (?:${PRONOUN} )?not\\b(?! (?:only|just|merely|even)\\b)`),
  new RegExp(`^there ${AUX} not\\b`),
  // “Is crm not stale”, and not “are there tables not in crm”.
  new RegExp(`^${AUX} (?:(?!${APART}\\b)\\S+ ){1,2}not\\b`),
  new RegExp(`^(?!.*\\b(?:which|that|what|where)\\b).*\\bnot\\b.* ${AUX} ${PRONOUN}$`),
  new RegExp(`^(?:(?!${APART}\\b)\\S+ ){1,2}(?:is|are|was|were) not (?:in|on)\\b`),
];

/** “Isn't crm stale?” asks for crm, and leaves nothing out. */
const denied = ({ text }: Read): Refusal | null =>
  DENIED.some((shape) => shape.test(text))
    ? { because: "Whether something is not so is not told. Ask whether it is.", offers: ["stale tables"] }
    : null;

const ALONE = new RegExp(
  `^(?:${AUX} )?(?:it )?only (?:in )?\\S+ (?:that |which )?(?:holds?|has|have|keeps?|stores?|contains?|feeds?|reads?|changed|${AUX})\\b|^(?:is|are|does|do|has|have|did) (?:it )?only\\b|^(?:is|are|was|were) .*\\bthe only\\b`,
);

/** “Only crm holds phone numbers”: of the others it says something too. */
const alone = ({ text }: Read): Refusal | null =>
  ALONE.test(text)
    ? {
        because: "Whether it is so of one alone is not told. Ask where it is.",
        offers: ["where are phone numbers"],
      }
    : null;

const OF = /^(of|on|in|to|from|with|whose|their|inside|within)$/i;
const JOINED = /^(and|or|nor|plus|&|as well as|and\/or)$/i;

/** “Columns dropped from views”, “indexes on new tables”: a change of what changed too, or of one kind of thing alone. */
function ofChanged({ question, marks }: Read): Refusal | null {
  if (question.intent !== "changes") return null;
  const nouns = marks.flatMap((mark, at) => (mark.kind === "noun" ? [{ at, value: mark.value }] : []));
  const found = nouns.some(({ at, value }, place) => {
    const before = nouns[place - 1];
    const verbs = marks.filter((mark) => mark.kind === "verb" && mark.value !== "changed");
    const between = marks.slice((before?.at ?? -1) + 1, at);
    if (between.some(({ said }) => JOINED.test(said)) || !between.some(({ said }) => OF.test(said)))
      return false;
    const isChangedItself = marks[at - 1]?.kind === "verb" && OF.test(marks[at - 2]?.said ?? "");
    if (before === undefined) return isChangedItself && verbs.length > 1;
    if (before.value === value) return false;
    const isTold = marks[at + 1]?.kind === "verb" || marks.slice(at + 1, at + 3).some(isWhich);
    const isWithIts = between.some(({ said }) => /^(their|whose|its)$/i.test(said));
    return value !== "table"
      ? before.value !== "table" ||
          !PARTS.has(value) ||
          (isWithIts && between.some(({ kind }) => kind === "verb"))
      : isChangedItself || (isTold && marks.slice(at + 1).some(({ kind }) => kind === "verb"));
  });
  return found
    ? {
        because:
          "What changed of one kind of thing in another is not told apart. Ask for one kind of change.",
        offers: ["columns removed this week", "new tables this month"],
      }
    : null;
}
const isWhich = ({ said }: CatalogMark): boolean => /^(that|which|whose)$/i.test(said);

/** “Which of the tables feeding it hold email” is of two things. */
const holdingOf = ({ question, marks }: Read): Refusal | null =>
  question.intent === "lineage" &&
  question.column !== null &&
  marks.some(
    (mark) =>
      mark.kind === "ask" &&
      mark.value === "holds" &&
      /^(holds?|contains?|stores?|keeps?)\b/i.test(mark.said),
  )
    ? {
        because: "What feeds a table and what is kept in it are two questions. Ask one at a time.",
        offers: [],
      }
    : null;

/** “Which invoices changed”, “are the invoices late”: what is kept in a table, and not the table. */
function ofRows({ marks }: Read): Refusal | null {
  const at = marks.findIndex((mark) => mark.kind === "name" && tablesOf(mark).length > 0);
  const name = marks[at];
  if (!name || !/s$/i.test(name.said) || isIdentifier(name) || name.said.includes(".")) return null;
  const lead = marks.slice(0, at).map(({ said }) => said.toLowerCase());
  const next = marks.slice(at + 1).find(({ kind }) => kind !== "filler");
  const isWhichOfThem =
    /^(which|what)$/.test(lead.join(" ")) && (next?.kind === "verb" || next?.kind === "standing");
  const isLate =
    /^(are|were) (the|our|any)$/.test(lead.join(" ")) && /^(late|delayed|overdue)$/i.test(next?.said ?? "");
  // “What do our customers use?”
  const isOfPeople =
    /^what (do|did)( our| the| my)?$/.test(lead.join(" ")) &&
    /^(use|read|consume|need|join)s?$/i.test(next?.said ?? "");
  return isWhichOfThem || isLate || isOfPeople
    ? { because: `“${name.said}” may be what is kept there. Say whether the table is meant.` }
    : null;
}

function ofOther({ question, marks, text }: Read): Refusal | null {
  const isTimed = marks.some(({ kind }) => kind === "period");
  const found = OTHER_THINGS.find(
    ([shape, , isOf]) => shape.test(text) && (isOf?.(question, isTimed) ?? true),
  );
  return found ? { because: found[1] } : null;
}

/** “The orders table”, where only a source is called orders. */
function ofNoTable({ marks }: Read): Refusal | null {
  const isSourceAlone = (mark: CatalogMark | undefined): mark is CatalogMark & { kind: "name" } =>
    mark?.kind === "name" && tablesOf(mark).length === 0 && mark.links.some(({ kind }) => kind === "source");
  const isNamed = marks.some((mark) => mark.kind === "name" && tablesOf(mark).length > 0);
  const named = marks.find(
    (mark, at) =>
      !isNamed && isSourceAlone(mark) && [marks[at - 1], marks[at + 1]].some((beside) => isOneTable(beside)),
  );
  return named
    ? {
        because: `No table “${named.said}” was found, only a source that is called so.`,
        offers: [`tables in ${named.said}`],
      }
    : null;
}
const isOneTable = (mark: CatalogMark | undefined): boolean =>
  mark?.kind === "noun" && /^(table|view)$/i.test(mark.said);

/** “What is invoices upstream of”: what is named stands at the other end. */
function ofOtherEnd({ question, marks }: Read): Refusal | null {
  if (question.intent !== "lineage") return null;
  const at = marks.findIndex(
    (mark) =>
      mark.kind === "flow" &&
      (mark.value === "upstream" || mark.value === "downstream") &&
      /\b(of|from|to|for)$/i.test(mark.said),
  );
  const isNamed = (mark: CatalogMark) =>
    mark.kind === "name" || mark.kind === "column" || /^(it|them|this|that|these|those)$/i.test(mark.said);
  return at >= 0 && marks.slice(0, at).some(isNamed) && !marks.slice(at).some(isNamed)
    ? { because: "Ask what a table is made from, or what is made from it." }
    : null;
}

/** “Stale tags”, “changes of tagged columns”: only what is kept somewhere is tagged. */
const ofTags = ({ question, marks }: Read): Refusal | null =>
  question.intent !== "where" &&
  question.intent !== "describe" &&
  marks.some(
    (mark) =>
      mark.kind === "ask" &&
      mark.value === "holds" &&
      /\b(tags?|labels?|tagged|labell?ed|classified)\b/i.test(mark.said),
  )
    ? { because: "Of tags only what carries them is told. Ask what is tagged so." }
    : null;

/** “Full e-mail addresses”: how they are is not known of a kind of data. */
function ofWhole({ question, marks }: Read): Refusal | null {
  const at = marks.findIndex(
    (mark, place) =>
      mark.kind === "filler" &&
      /^(full|complete|entire|whole|plain|simple|individual|actual)$/i.test(mark.said) &&
      marks[place + 1]?.kind === "tag",
  );
  return question.intent === "where" && at >= 0
    ? { because: `“${marks[at]?.said}” could not be understood.` }
    : null;
}

/** “Show me the e-mails in customers”: the data itself, where no place of it is asked for. */
const ofData = ({ question, marks }: Read): Refusal | null =>
  question.intent === "where" &&
  question.find === "places" &&
  marks.some(
    (mark) => mark.kind === "ask" && mark.value === "show" && !/^(find|locate|look|search)/i.test(mark.said),
  ) &&
  marks.some((mark) => mark.kind === "tag" && mark.isInWords) &&
  !marks.some((mark) => mark.kind === "ask" && ["where", "which", "what", "holds"].includes(mark.value))
    ? {
        because: NOT_THE_DATA,
        offers: ["where are phone numbers"],
      }
    : null;

/** “Audit_log in billing: which columns”: a table that is not there is no word that columns are called by. */
const ofMissing = ({ question, marks, text }: Read): Refusal | null =>
  question.intent === "where" &&
  question.find === "columns" &&
  marks[0] !== undefined &&
  isIdentifier(marks[0]) &&
  marks[0].kind === "word" &&
  /\b(?:which|what) columns$/.test(text)
    ? { because: `No table “${marks[0].said}” was found there.` }
    : null;

const RULES = [
  denied,
  alone,
  ofChanged,
  holdingOf,
  ofRows,
  ofOther,
  ofNoTable,
  ofOtherEnd,
  ofTags,
  ofWhole,
  ofData,
  ofMissing,
];
