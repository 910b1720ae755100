/** “And last week?”, “what about billing?” after a question about the catalog. */
import { ofSameName } from "../conversation/carried-over.ts";
import type { Refusal } from "../refusal.ts";
import { takeGrouping } from "./changes.ts";
import type { CatalogQuestion } from "./question.ts";
import type { Said } from "./said.ts";

export function goOn(previous: CatalogQuestion, said: Said): CatalogQuestion | Refusal | null {
  said.take("again");
  const sources = said.takeSources().map(({ id }) => id);
  const severity = said.takeAll("severity");
  const isTimed = said.all("period").length > 0;
  const period = said.takePeriod();
  if ("because" in period) return period;
  // “And invoices?”, “and upstream?”, “only directly”.
  const thing = said.leftOver().some(({ kind }) => kind === "name" || kind === "column")
    ? said.takeThing()
    : null;
  if (thing && "because" in thing) return thing;
  const [direction] = said.takeAll("flow").filter((flow) => flow !== "feeds" && flow !== "reads");
  const isDirect = said.is("direct");
  const isDeep = said.is("depth") && !isDirect;
  const by = previous.intent === "changes" ? takeGrouping(said) : null;
  // “Which tables?” of changes are those that changed.
  // “And tables?” of removed columns may be removed tables.
  const isOfColumns =
    previous.intent === "changes" && previous.kind.some((kind) => kind.startsWith("column"));
  const isByTable =
    previous.intent === "changes" &&
    (said.is("which") || !isOfColumns) &&
    said.all("noun").some(({ value }) => value === "table");
  if (isByTable) said.use(...said.all("noun").filter(({ value }) => value === "table"));
  said.take("direct", ...(isDeep ? (["depth"] as const) : []));
  // “How many?”, “which ones?”: each is told of what was asked for before.
  const isAsked = said.is("howMany") || said.is("which") || said.is("show");
  said.take("howMany", "which", "show", "what");
  // “Which of these belong to crm?”
  if (sources.length > 0) said.take("holds");
  if (said.leftOver().length > 0) return null;
  if (
    previous.intent === "lineage" &&
    (thing || direction || isDirect || isDeep) &&
    sources.length === 0 &&
    !isTimed
  )
    return {
      ...previous,
      ...(thing && { asset: thing.asset, column: thing.column }),
      ...(direction && { direction }),
      isDirect: isDirect || (previous.isDirect && !isDeep),
    };
  if (direction !== undefined || isDirect || isDeep)
    return { because: "The question before it has no place for that." };
  if (previous.intent === "describe" && thing)
    return { ...previous, asset: thing.asset, column: thing.column };
  const isOther = by !== null || isByTable || thing !== null;
  const isSame = !isOther && sources.length === 0 && severity.length === 0 && !isTimed;
  if (isSame && said.all("ask").some((mark) => /\belse\b/i.test(mark.said)))
    return { because: "What else is so cannot be asked for. Ask for all of them." };
  if (isSame) return isAsked && "within" in previous ? previous : null;
  if (!("within" in previous)) return { because: "Name the table that is meant." };
  if ((severity.length > 0 && previous.intent !== "changes") || (isTimed && !HAS_TIME.has(previous.intent)))
    return { because: "The question before it has no place for that." };
  if (thing && thing.column !== null) return { because: "Ask for a whole table." };
  if (thing && previous.intent === "freshness" && previous.standing !== null)
    return { ...previous, within: { ...previous.within, source: [], asset: thing.asset }, standing: null };
  if (thing && previous.intent === "where" && previous.relation !== null)
    return { because: "A table has no views of its own. Ask what is made from it." };
  const { asset } = previous.within;
  const isElsewhere = sources.length > 0 && asset !== null && thing === null;
  const same = isElsewhere ? ofSameName(asset, sources, said.vocabulary.tables) : null;
  if (same !== null && typeof same !== "string") return same;
  const within = {
    ...previous.within,
    ...(thing && { source: [], asset: thing.asset }),
    ...(sources.length > 0 && { source: sources, asset: same }),
    ...(isTimed && period),
  };
  return previous.intent === "changes"
    ? {
        ...previous,
        within,
        ...(severity.length > 0 && { severity }),
        ...((by ?? isByTable) && { by: by ?? "table" }),
      }
    : { ...previous, within };
}

const HAS_TIME: ReadonlySet<string> = new Set(["changes", "anomalies"]);

/** “Only added columns” after the changes of a week is of that week: what is not said anew is as it was. */
export function alsoOf(
  previous: CatalogQuestion,
  next: CatalogQuestion,
  isEverywhere: boolean,
): CatalogQuestion {
  if (previous.intent !== next.intent || !("within" in previous) || !("within" in next)) return next;
  const find =
    previous.intent === "where" && next.intent === "where" && next.find === "places" ? previous.find : null;
  const { within: before } = previous;
  const { within: said } = next;
  const isPlaced = isEverywhere || said.source.length > 0 || said.asset !== null;
  const isTimed = said.since !== null || said.until !== null;
  const within = {
    ...(isPlaced
      ? { source: said.source, asset: said.asset }
      : { source: before.source, asset: before.asset }),
    ...(isTimed ? { since: said.since, until: said.until } : { since: before.since, until: before.until }),
  };
  if (previous.intent !== "changes" || next.intent !== "changes")
    return next.intent === "where" && find !== null && previous.intent === "where"
      ? { ...next, within, find, relation: next.relation ?? previous.relation }
      : { ...next, within };
  const severity = next.severity.length > 0 ? next.severity : previous.severity;
  return { ...next, within, severity };
}
