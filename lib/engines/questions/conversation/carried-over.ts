/** What a question that goes on would change without saying so: the table of another source, and a part of a day. */

import type { Mark } from "../marks.ts";
import type { NamedTable } from "../names.ts";
import type { Question, Which } from "../question.ts";
import type { Refusal } from "../refusal.ts";
import { addDays, type Clock, instantOf, today } from "../time/calendar.ts";
import type { Stretch } from "./relative.ts";

/** The id of the table of another source that is called as the one that was asked about. */
export function ofSameName(
  asset: string,
  source: readonly string[],
  tables: readonly NamedTable[],
): string | Refusal {
  const before = tables.find(({ id }) => id === asset);
  const same = tables.filter(({ name, sourceId }) => name === before?.name && source.includes(sourceId));
  const [only, ...others] = same;
  return only && others.length === 0
    ? only.id
    : { because: "The question before it is of one table. Name the table that is meant now." };
}

/** “And in shipments?” after the jobs of a source that has no such table. */
export function isElsewhere(said: Which, now: Which, tables: readonly NamedTable[]): Refusal | null {
  const table = tables.find(({ id }) => id === said.asset);
  return table && now.source.length > 0 && !now.source.includes(table.sourceId)
    ? { because: `There is no table ${table.name} in the source that was asked about. Name both anew.` }
    : null;
}

/** “And today?” after “before noon yesterday”: its morning may be meant, or all of it. */
export function partOfDayLost(before: Stretch, now: Stretch, { timeZone }: Clock): Refusal | null {
  if (before.since === null || before.until === null || now.since === null) return null;
  const day = today({ now: new Date(before.since), timeZone });
  const [begins, ends] = [instantOf(day, 0, timeZone), instantOf(addDays(day, 1), 0, timeZone)];
  const [since, until] = [new Date(before.since), new Date(before.until)];
  const isWhole = since <= begins && until >= ends;
  if (isWhole || until > ends) return null;
  const next = today({ now: new Date(now.since), timeZone });
  const isFromMidnight = instantOf(next, 0, timeZone).getTime() === Date.parse(now.since);
  const isToMidnight =
    now.until === null || instantOf(addDays(next, 1), 0, timeZone).getTime() === Date.parse(now.until);
  return isFromMidnight && isToMidnight
    ? { because: "The question before it is of a part of a day. Say from when until when is meant now." }
    : null;
}

const WIDE =
  /\b(?:regardless of|irrespective of|independent(?:ly)? of|whatever|whichever|no matter|any|all|every|across)(?: (?:of|the|our|its|their|which|what|all|every|kind of))* (?<what>status(?:es)?|outcomes?|severit(?:y|ies)|sources?|databases?|types?|reasons?|causes?)\b/i;

const OUT_OF =
  /^(?:and |but )?(?:out )?of (?:how many|what total)(?: (?:in total|altogether|overall))?\s*[?.!]*$/i;
const BY_ANYBODY =
  /^(?:and |or |but )?(?:(?:by|from|of) (?:any|every)(?:one|body)(?: else)?|(?:for )?(?:all )?(?:of )?(?:ours|(?:everyone|everybody|the (?:whole )?team)'?s?))\s*[?.!]*$/i;
const DEFINES =
  /^(?:(?:and|so|but|ok),? )*what(?:'s|s| is| are| was) (?:this |that |the |our )?(?<what>[\p{L}\p{N}_.-]+)(?: (?:database|source|table|thing))?\s*[?.!]*$/iu;

/** “What is crm?” after the failed jobs of a week asks for none of them. */
export function defines(
  text: string,
  previous: Question,
  marks: (words: string) => readonly Mark[],
): Refusal | null {
  const what = DEFINES.exec(text.trim())?.groups?.what;
  if (!what || !("which" in previous) || (previous.intent === "list" && previous.limit === 1)) return null;
  const isThing = marks(what).every(({ kind }) => kind === "source" || kind === "tables");
  return isThing || /^it$/i.test(what)
    ? { because: "What a source is, is not told. Ask which tables it has, or which jobs ran on it." }
    : null;
}

/** “And last week, any severity”: what was narrowed before is not kept, and not said anew. */
export function widens(text: string, previous: Question): Refusal | null {
  if (BY_ANYBODY.test(text.trim()))
    return { because: "It does not say whose jobs are meant now. Ask anew for those that people started." };
  if (OUT_OF.test(text.trim()))
    return {
      because: "It does not say what they are counted out of. Ask for the share, or for the number of all.",
    };
  const what = WIDE.exec(text)?.groups?.what?.toLowerCase() ?? "";
  // “Fresh ones in all sources” says so of the catalog, where it is understood.
  if (what === "" || ("within" in previous && /\bin all sources\b/i.test(text))) return null;
  const { which, within, severity } = previous as {
    which?: Which;
    within?: { source: string[] };
    severity?: string[];
  };
  const narrowed = /^(sources?|databases?)$/.test(what)
    ? (which ?? within)?.source
    : what.startsWith("severit")
      ? severity
      : what.startsWith("type")
        ? which?.type
        : /^(reason|cause)/.test(what)
          ? which?.errorClass
          : which?.status;
  return narrowed && narrowed.length > 0
    ? { because: "The question before it is of some of them. Ask anew for all of them." }
    : null;
}
