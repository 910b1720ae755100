/** How tables stand: whether they are up to date, what is unusual in them, and what they are. */
import type { Refusal } from "../refusal.ts";
import { asksForTags, OF_TAGS } from "./called.ts";
import type { CatalogMark } from "./marks.ts";
import type { Ask } from "./meaning.ts";
import { type CatalogQuestion, EVERYWHERE } from "./question.ts";
import { type Said, tablesOf } from "./said.ts";

const TIMELESS = "Whether tables are up to date is told as of now. Leave out the time.";

export function freshness(said: Said): CatalogQuestion | Refusal | null {
  const isOfOne = said.is("updated") || said.is("freshness");
  const isOff = said.is("off") && (said.is("freshness") || said.is("freshnessCheck"));
  const standings = said.all("standing");
  // “When was documentation last written” is asked of a job.
  if (said.is("describe") && standings.length === 0) return null;
  if (!isOfOne && !isOff && standings.length === 0) return null;
  if (said.all("verb").length > 0 || said.all("flow").length > 0) return null;
  if (said.marks.some((mark, at) => isBehindAnother(said, mark, at)))
    return { because: "One is not compared with another there. Ask which tables are stale." };
  if (isOff) said.take("off", "freshness", "freshnessCheck");
  const isPast = standings.length > 0 && said.isFilled(/^(was|were|been|got|get)$/i);
  if (isPast || !said.takeToday()) return { because: TIMELESS };
  const [counted] = said.marks.filter((mark, at) => mark.kind === "name" && isCounted(said, at));
  if (counted)
    return {
      because: `“${counted.said}” may be what is kept there. Say whether the table is meant.`,
      offers: [`is the ${counted.said} table stale`, "which tables are stale"],
    };
  if (namesTable(said)) {
    const thing = said.takeThing();
    if (thing === null || "because" in thing) return thing;
    if (thing.column !== null) return { because: "Freshness is told of a whole table." };
    said.use(...standings);
    if (said.is("updated") && !isOff) said.take("when");
    said.take("what", "which", "updated", "freshness", "show");
    return { intent: "freshness", within: { ...EVERYWHERE, asset: thing.asset }, standing: null };
  }
  const isHow = said.all("ask").some((mark) => mark.value === "freshness" && mark.said.startsWith("how"));
  const [standing, ...others] = new Set([
    ...(isOff ? ["disabled" as const] : []),
    ...said.takeAll("standing"),
  ]);
  if (!standing || others.length > 0 || isHow || said.is("updated"))
    return {
      because: "It does not say which table is meant, or whether to list the stale ones.",
      offers: ["which tables are stale"],
    };
  const sources = said.takeSources();
  said.use(...said.all("noun").filter(({ value }) => value === "table"));
  said.take("which", "what", "show", "howMany", "freshness", "holds", "everywhere");
  return { intent: "freshness", within: { ...EVERYWHERE, source: sources.map(({ id }) => id) }, standing };
}

/** “Lagging behind billing” is behind that one, and not late in it; of “for what is it late” the reason is asked. */
function isBehindAnother(said: Said, mark: CatalogMark, at: number): boolean {
  const after = said.after(at);
  if (mark.kind === "into" && at === 0) return after?.kind === "ask" && after.value === "what";
  return mark.kind === "standing" && /\bbehind$/i.test(mark.said) && after?.kind === "name";
}

/** “Overdue invoices”, “which orders are late”: rows of it as well as the table. */
function isCounted(said: Said, at: number): boolean {
  const before = said.before(at);
  const isNoun = [before, said.after(at)].some(
    (mark) => mark?.kind === "noun" || mark?.kind === "sourceNoun",
  );
  if (isNoun || before === undefined) return false;
  return before.kind === "standing"
    ? /^(late|overdue|delayed|past due|expired|behind)$/i.test(before.said)
    : before.kind === "ask" && /^(which|any|how many|number of)$/i.test(before.said);
}

export function anomalies(said: Said): CatalogQuestion | Refusal | null {
  // “Which metrics look odd.”
  const isOdd = said.is("odd") && (said.is("metrics") || said.marks.some(isByMetrics));
  if (!isOdd && !said.is("anomalies")) return null;
  if (isOdd) said.take("odd");
  const isTimed = said.all("period").length > 0;
  const counted = countedBy(said);
  if (counted?.kind === "noun" || (isTimed && counted?.kind === "ask" && counted.value === "metrics"))
    return {
      because: "Anomalies are counted one by one, and not the tables or metrics that had some.",
      offers: ["how many anomalies this week", "anomalies this week"],
    };
  const isOfPast =
    said.isFilled(IN_THE_PAST) ||
    said.all("ask").some((mark) => mark.value === "odd" && ODD_IN_THE_PAST.test(mark.said));
  if (!isTimed && isOfPast) return NO_STRETCH;
  takeExpected(said);
  // Of a stretch of time all captures count.
  if (!isTimed) said.take("newest");
  const place = namesTable(said) ? said.takeThing() : null;
  if (place && "because" in place) return place;
  if (place?.column) return { because: "Ask for the anomalies of a whole table." };
  const source = said.takeSources().map(({ id }) => id);
  const period = said.takePeriod();
  if ("because" in period) return period;
  said.use(...said.all("noun").filter(({ value }) => value === "table"));
  said.take(
    "anomalies",
    "metrics",
    "foundBy",
    "which",
    "what",
    "show",
    "howMany",
    "often",
    "holds",
    "where",
    "open",
    "everywhere",
  );
  if (said.is("open"))
    return { because: "Anomalies are not acknowledged. Ask for those of a stretch of time." };
  return {
    intent: "anomalies",
    within: { ...EVERYWHERE, source: place ? [] : source, asset: place?.asset ?? null, ...period },
  };
}

/** Without a time what is anomalous now is told, which these do not ask for. */
const IN_THE_PAST =
  /^(of all time|so far|to date|(up )?(until|till|to) (now|today)|thus far|ever|already|were|was|had|did|been|happened|occurred|took place)$/i;
const ODD_IN_THE_PAST = /\b(acted|played|behaved|misbehaved|looked|seemed)\b/i;
const NO_STRETCH: Refusal = {
  because: "It does not say of which time. Name a stretch of time, or ask what is anomalous now.",
  offers: ["anomalies this week", "which metrics are anomalous"],
};

const isByMetrics = (mark: CatalogMark): boolean =>
  mark.kind === "ask" && mark.value === "foundBy" && /metric/i.test(mark.said);

/** Of “how many metrics are anomalous” the metrics. */
function countedBy(said: Said): CatalogMark | undefined {
  const at = said.marks.findIndex((mark) => mark.kind === "ask" && mark.value === "howMany");
  return at < 0 ? undefined : said.after(at);
}

/** “Leaving out any that were marked as expected”: such are no anomalies. */
function takeExpected(said: Said): void {
  const at = said.marks.findIndex((mark) => mark.kind === "ask" && mark.value === "expected");
  const left = said.marks
    .slice(0, Math.max(at, 0))
    .findLast((mark) => mark.kind !== "filler" && !(mark.kind === "ask" && BESIDE_EXPECTED.has(mark.value)));
  if (left?.kind === "ask" && left.value === "not") said.use(left, ...said.marks.slice(at, at + 1));
}
const BESIDE_EXPECTED: ReadonlySet<Ask> = new Set<Ask>(["which", "show", "holds", "anomalies", "metrics"]);

export function describe(said: Said): CatalogQuestion | Refusal | null {
  const isAsked = said.is("describe") || said.is("meaning") || said.is("what") || said.is("show");
  if (!isAsked || !(namesTable(said) || said.all("column").length > 0)) return null;
  if (said.all("period").length > 0 || said.is("howMany") || said.is("which")) return null;
  if (said.is("show") && !said.is("describe") && !said.is("meaning")) return null;
  if (asksForTags(said)) return OF_TAGS;
  if (!isPlainlyDescribed(said)) return NOT_PLAIN;
  const thing = said.takeThing();
  if (thing === null || "because" in thing) return thing;
  said.take("describe", "meaning", "what", "show", "holds");
  return { intent: "describe", asset: thing.asset, column: thing.column };
}

const NOT_PLAIN: Refusal = {
  because: "Ask what a table is, what it is made from, or what changed in it.",
  isPartial: true,
};
const PLAIN =
  /^(a|an|the|do|does|is|are|me|us|our|my|i|you|we|would|can|could|please|know|tell|there|that|or|as|so|also|this|these|it|its|data|content|contents|information|exactly|actually|really|simple|plain|kindly|about|maybe|i would like|would like|i.e|i mean|precisely|exact|one|by the way|in general|know if|know whether|with regard to|with regards to|with respect to|when it comes to|speaking of|you)$/i;
const HAS = /^(contains?|holds?|has|have|includes?|stores?|keeps?|comprises?|represents?)$/i;

/** Nothing but plain words: “from what is it made”, “what was it”, “what happens on it” ask for something else. */
function isPlainlyDescribed(said: Said): boolean {
  const [first] = said.marks.filter(({ kind }) => kind !== "filler");
  if (first?.kind === "into") return false;
  return said.marks.every((mark, at) => {
    if (mark.kind === "filler") return PLAIN.test(mark.said);
    if (mark.kind === "ask" && mark.value === "holds") return HAS.test(mark.said);
    if (mark.kind !== "into") return true;
    if (/^(in|inside|within)$/i.test(mark.said)) return said.after(at) !== undefined;
    return /^(of|for)$/i.test(mark.said) && (said.after(at) !== undefined || /^for$/i.test(mark.said));
  });
}

/** Whether a table is named, and not only a source that is called like one. */
const namesTable = (said: Said): boolean =>
  said.all("column").some(({ said: text }) => text.includes(".")) ||
  said.marks.some(
    (mark, at) =>
      mark.kind === "name" &&
      tablesOf(mark).length > 0 &&
      said.after(at)?.kind !== "sourceNoun" &&
      (!mark.links.some(({ kind }) => kind === "source") ||
        said.after(at)?.kind === "noun" ||
        said.before(at)?.kind === "noun"),
  );
