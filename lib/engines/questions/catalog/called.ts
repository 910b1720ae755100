/** What is sought by its tag, and what by its name. */
import { DOMAIN_TAGS } from "../../tagging/vocabulary.ts";
import { keyOf } from "../names.ts";
import type { Refusal } from "../refusal.ts";
import { type CatalogMark, isIdentifier } from "./marks.ts";
import { misplaced } from "./placed-words.ts";
import { type Said, tablesOf } from "./said.ts";

export type Called = {
  tags: string[];
  words: string[];
  /** The words are the whole of its name. */
  isExact: boolean;
  isOfColumn: boolean;
};

const MOST_WORDS = 6;
/** A number alone counts something. */
const IS_WORD = /^(?!\d+$)[\p{L}\p{N}]{1,60}$/u;

/**
 * “E-mail columns” hold such data, and “a column called email” and “the email column” are called that. A word that is no
 * plain one, as `customer_id`, is the whole name of what is sought.
 */
export function takeCalled(said: Said, isWhere: boolean): Called | Refusal {
  const named = takeTags(said);
  const quality = qualityOf(said, isWhere);
  if (quality) return { because: `“${quality}” could not be understood.` };
  const marks = said.leftOver().filter(isNaming);
  const person = marks.find(
    (mark) => isPerson(mark) && !isRightBehindNaming(said.marks.slice(0, said.marks.indexOf(mark))),
  );
  if (person)
    return {
      because: `What ${person.said} has or is called by is not read. Ask where a kind of data is kept.`,
      offers: ["where are e-mail addresses stored"],
    };
  if (marks.some(({ said: text }) => /^j-[0-9a-z]{5,}$/i.test(text)))
    return { because: "What a job was of stands with the job. Ask for it by its id." };
  const wrong = misplaced(said, marks, isWhere);
  if (wrong) return { because: `“${wrong.said}” could not be understood.` };
  said.use(...marks);
  const isOfPeople = named.tags.some((tag) => tag.startsWith("pii:"));
  const words = [
    ...new Set([
      ...named.words,
      ...marks.flatMap(wordsOf).filter((word) => word !== "" && !(isOfPeople && OF_PEOPLE.test(word))),
    ]),
  ];
  const unreadable = words.find((word) => !IS_WORD.test(word));
  if (unreadable) return { because: `“${unreadable}” could not be understood.` };
  if (words.length > MOST_WORDS) return { because: "Those are too many words to look for at once." };
  const ofColumn = marks.filter((mark) => isBesideColumn(said, mark));
  const whole = marks.filter((mark) => isIdentifier(mark) && !isTable(mark));
  if (whole.length > 1) return { because: "Ask for one column at a time." };
  const isNamed = said.marks.some(isNamingVerb);
  const isExact = named.isExact || isNamed || ofColumn.length > 0 || whole.length > 0;
  return {
    ...{ tags: named.tags, words, isExact },
    isOfColumn:
      named.isOfColumn ||
      ofColumn.length > 0 ||
      isNamedColumn(said) ||
      (whole.length > 0 && isHad(said, whole)),
  };
}

const isNaming = ({ kind }: CatalogMark): boolean => kind === "word" || kind === "name" || kind === "column";

/** “A column called phone.” */
const isNamedColumn = (said: Said): boolean =>
  said.marks.some((mark, at) => {
    const before = said.before(at);
    return isNamingVerb(mark) && before?.kind === "noun" && before.value === "column";
  });

/** “Tables of Tomás”, “where are e-mails of Maya.” */
const isPerson = (mark: CatalogMark): boolean =>
  mark.kind === "name" && tablesOf(mark).length === 0 && mark.links.some(({ kind }) => kind === "person");

const isTable = (mark: CatalogMark): boolean => mark.kind === "name" && tablesOf(mark).length > 0;

/** “Which tables have customer_id”: what tables have is a column. */
function isHad(said: Said, marks: readonly CatalogMark[]): boolean {
  const at = said.marks.findIndex((mark) => marks.includes(mark));
  const before = said.before(at);
  return (
    before?.kind === "ask" &&
    before.value === "holds" &&
    /^(has|have|having|with|contains?)$/i.test(before.said)
  );
}

function takeTags(said: Said): Called {
  const tags = new Set<string>(takeDomains(said));
  const words: string[] = [];
  let isOfColumn = false;
  for (const [at, mark] of said.marks.entries()) {
    if (isOfNames(said, mark, at)) {
      said.use(mark);
      tags.add("pii:name");
    }
    if (mark.kind !== "tag" || !said.isUnused(mark)) continue;
    said.use(mark);
    const isNamed = isRightBehindNaming(said.marks.slice(0, at));
    const isOne = isBesideColumn(said, mark);
    if (!mark.isInWords || !(isNamed || isOne)) tags.add(mark.value);
    else {
      isOfColumn ||= isOne;
      words.push(...keyOf(mark.said).split(" "));
    }
  }
  return { tags: [...tags], words, isExact: words.length > 0, isOfColumn };
}

/** Of “columns called users with personal data” the tag is none of the name. */
const isRightBehindNaming = (before: readonly CatalogMark[]): boolean => {
  const verb = before.findLastIndex(isNamingVerb);
  return (
    verb >= 0 &&
    !before
      .slice(verb + 1)
      .some((mark) => mark.kind === "into" || (mark.kind === "ask" && mark.value === "holds"))
  );
};

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

export const isNamingVerb = (mark: CatalogMark): boolean =>
  mark.kind === "ask" && /\b(named|called|titled|entitled|name)\b/i.test(mark.said);

/** “The email column”, “column customer_id”; many columns may hold something, and one is called so. */
function isBesideColumn(said: Said, mark: CatalogMark): boolean {
  const at = said.marks.indexOf(mark);
  return [said.marks[at - 1], said.marks[at + 1]].some(
    (beside) => beside?.kind === "noun" && /^(column|field|attribute|table column)$/i.test(beside.said),
  );
}

/** `userAgent` is two words, as it is where names are looked up. */
const apart = (name: string): string => name.replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})/gu, " ");
const wordsOf = (mark: CatalogMark): string[] =>
  mark.kind === "word" && !isIdentifier(mark)
    ? mark.words
    : keyOf(isIdentifier(mark) ? apart(mark.said) : mark.said).split(" ");

/** Personal data is of people whoever they are. */
const OF_PEOPLE = /^(people|persons?|individuals?|humans?|somebody|someone|anybody|users?)$/;

/** “The finance domain”, “of domain finance”, “tagged finance”. */
function takeDomains(said: Said): string[] {
  const at = said.marks.findIndex(
    (mark) => mark.kind === "word" && /^(domains?|areas?)$/.test(mark.words.join()),
  );
  const mark = said.marks[at];
  if (!mark) return takeTaggedDomain(said);
  const [before, after] = [said.marks[at - 1], said.before(at)?.kind === "word" ? null : said.after(at)];
  const name = before?.kind === "word" ? before : after?.kind === "into" ? said.after(at + 1) : after;
  const [word, ...others] = name?.kind === "word" ? name.words : [];
  if (!name || !word || others.length > 0 || !/^[a-z][a-z0-9-]*$/.test(word)) return [];
  said.use(mark, name);
  return [`domain:${word}`];
}

const DOMAINS: ReadonlySet<string> = new Set(DOMAIN_TAGS);
const IS_TAGGING = /^(tag|tags|tagged|tagging|label|labelled|labeled|classified|categori[sz]ed|annotated)\b/i;

/** Of “tagged finance” the word is a domain, and of “tagged gold” it may be any tag. */
function takeTaggedDomain(said: Said): string[] {
  const mark = taggedWord(said);
  const tag = mark?.kind === "word" ? `domain:${mark.words.join("-")}` : "";
  if (!mark || !DOMAINS.has(tag)) return [];
  said.use(mark);
  return [tag];
}

function taggedWord(said: Said): CatalogMark | undefined {
  return said.marks.find((mark, at) => {
    const before = said.before(at);
    return (
      mark.kind === "word" &&
      before?.kind === "ask" &&
      before.value === "holds" &&
      IS_TAGGING.test(before.said)
    );
  });
}

/** How things are is no name: “which tables are encrypted”, “the most columns”, “untagged tables”. */
function qualityOf(said: Said, isWhere: boolean): string | null {
  const tagged = taggedWord(said);
  const found = said.marks.find(
    (mark, at) =>
      mark.kind === "word" &&
      said.isUnused(mark) &&
      !isIdentifier(mark) &&
      !/^["'“‘]/.test(mark.said) &&
      !isRightBehindNaming(said.marks.slice(0, at)) &&
      (!isBesideColumn(said, mark) || mark.words.some((word) => RANKED.test(word))) &&
      (mark === tagged ||
        mark.words.some((word) => QUALITIES.has(word) || IS_QUALITY.test(word)) ||
        (!isWhere &&
          /^(is|are|was|were|be|been|being|get|got|do|does|did)$/i.test(said.marks[at - 1]?.said ?? ""))),
  );
  return found?.said ?? null;
}

/** “The newest column” is one of them, and “the updated column” is called so. */
const RANKED =
  /^(newest|latest|oldest|biggest|largest|smallest|longest|widest|highest|lowest|first|last|next|previous|same|most|least|only|several|few|many|both)$/;
const QUALITIES: ReadonlySet<string> = new Set(
  `ever always often sometimes usually most least more less fewer many much few several half almost nearly only neither nor nobody nothing
  newest latest oldest biggest largest smallest longest widest highest lowest first last next previous recent recently again twice once
  untagged undocumented unused unowned unknown empty big large small old wrong broken correct average total per percentage why how
  because before after since until during ago today yesterday tomorrow week month year updated refreshed loaded will should
  like similar starting starts beginning begins ending ends matching prefix prefixed suffix suffixed pattern regex
  owned owner owners owning access accessible permission permissions rights privileges role roles readable writable
  encrypted masked hashed anonymized anonymised pseudonymized pseudonymised redacted tokenized plaintext unencrypted unmasked
  truth master main canonical official deprecated temporary partitioned indexed same identical equal
  duplicate duplicated duplicates null nulls nullable distinct valid invalid real fake test only both either enough
  healthy sick good bad broken stable slow fast quick busy idle popular hot cold active inactive dormant alive dead problem problematic
  important core key essential interesting relevant temp permanent internal external public private shared common rare
  anonymous numeric textual visible available missing complete incomplete clean dirty messy secure insecure safe unsafe risky sensitive confidential secret
  orphan orphans leaf root normal abnormal usual unusual special standard custom default certain various else otherwise newly beside besides next
  near long short narrow wide tall full ready live obsolete legacy current former original final partial total
  go went come came goes comes monitoring
  team teams confirmed possible hidden json jsonb xml integer boolean timestamp date dates datetime varchar text underscore underscores capital uppercase lowercase start begin end`.split(
    /\s+/,
  ),
);

/** “Unhealthy”, “monitored”, “searchable”: so is what was made or left so. */
const IS_QUALITY =
  /^(?:non|un(?!i(?:t|on|que)|der|cle)\w{4,}|\w{3,}(?:able|ible|less)|(?!feed|seed|breed|speed|need|embed|shed|sched)\w{3,}ed)$/;

/** “Which tags has it”, “how many pii tags”, and not “any pii tag”. */
export const asksForTags = (said: Said): boolean =>
  said.marks.some((mark, at) => {
    const before = said.before(at);
    const isOfTag = mark.kind === "ask" && /^(tags?|labels?)$/i.test(mark.said);
    const isKindOfTag = mark.kind === "tag" && /\b(tags?|labels?)\b/i.test(mark.said);
    return (
      (isOfTag || isKindOfTag) &&
      said.after(at)?.kind !== "tag" &&
      before?.kind === "ask" &&
      (before.value === "howMany" ||
        /^(which|what|what all|list|show|show me|list of|a list of)$/i.test(before.said))
    );
  });

export const OF_TAGS: Refusal = { because: "What something is tagged with stands on its page." };
