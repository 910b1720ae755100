/** What a question that goes on would change without saying so: the table of another source, and a part of a day. */

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
  /\b(?:regardless of|irrespective of|independent(?:ly)? of|whatever|whichever|no matter|any|all|every|across)(?: (?:of|the|our|its|their|which|what|all|every|kind of))* (?<what>status(?:es)?|outcomes?|severit(?:y|ies)|sources?|databases?|types?)\b/i;

/** “And last week, any severity”: what was narrowed before is not kept, and not said anew. */
export function widens(text: string, previous: Question): Refusal | null {
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
        : which?.status;
  return narrowed && narrowed.length > 0
    ? { because: "The question before it is of some of them. Ask anew for all of them." }
    : null;
}
