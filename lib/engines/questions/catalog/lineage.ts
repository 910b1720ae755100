/** What a table or column is made of, and what is made of it. */
import type { Refusal } from "../refusal.ts";
import type { CatalogMark } from "./marks.ts";
import type { Flow } from "./meaning.ts";
import type { CatalogQuestion } from "./question.ts";
import type { Said } from "./said.ts";

export function lineage(said: Said): CatalogQuestion | Refusal | null {
  const flows = said.all("flow");
  const [first] = flows;
  if (!first) return null;
  const thing = said.takeThing();
  if (thing === null)
    return {
      because: "It does not say which table. Name one as it is called in its source.",
      isPartial: true,
    };
  if ("because" in thing) return thing;
  const directions = new Set(
    flows.map(
      (flow) =>
        ledDirection(said, flow) ??
        directionOf(flow.value, placeOf(said, thing.at) > said.marks.indexOf(flow)),
    ),
  );
  said.use(...flows);
  if (directions.size > 1) directions.delete("both");
  const [direction = "both", ...others] = directions;
  const nouns = new Set(said.all("noun").map(({ value }) => value));
  if (
    nouns.has("view") &&
    !nouns.has("table") &&
    others.length === 0 &&
    direction === "upstream" &&
    asksForMany(said)
  )
    return { because: "Views alone are not told apart there. Ask for everything upstream." };
  if (nouns.has("view") && !nouns.has("table") && said.is("howMany") && asksForMany(said))
    return { because: "Views alone are not counted there. Ask how many tables and views." };
  const isDirect = said.is("direct");
  if (isDirect && said.is("depth")) return { because: "It says both “directly” and “all the way”." };
  said.take("which", "what", "show", "where", "howMany", "direct", "depth", "holds", "object", "viewsToo");
  said.take("everywhere");
  said.use(...said.all("noun").filter(({ value }) => value === "table" || value === "view"));
  // “If I change it”, “when it is dropped”: not “what changed downstream of it”.
  if (flows.some((flow) => IS_OF_CHANGE.test(flow.said))) said.use(...said.all("verb"));
  return {
    ...{ intent: "lineage", asset: thing.asset, column: thing.column },
    ...{ direction: others.length > 0 ? "both" : direction, isDirect },
  };
}

/** Of “customer_summary, what feeds it?” the last word stands where the thing would. */
const placeOf = (said: Said, at: number): number =>
  Math.max(
    at,
    said.marks.findLastIndex((mark) => /^(it|them|this|that|this one|that one)$/i.test(mark.said)),
  );

/** “Which views feed it”, and not “the view revenue_by_month”. */
const asksForMany = (said: Said): boolean =>
  said.all("noun").some((mark) => /^(views|materialized views)$/i.test(mark.said));

const IS_OF_CHANGE = /impact|affected|break|suffer|hurt|feel|happen/i;

/** “From which tables comes it”, “into which tables flows it”, “by which views is it read”: the first word says it. */
function ledDirection(
  { marks: [first, second] }: Said,
  { value: flow, said }: { value: Flow; said: string },
): "upstream" | "downstream" | null {
  // “Where” asks for the other end: “from where comes it”, “where flows it into”. “Where do we use it” does not.
  if (asks(first, ["where"]) || (first?.kind === "into" && asks(second, ["where"]))) {
    if (flow === "feeds") return "downstream";
    return flow === "reads" && IS_OF_ORIGIN.test(said) ? "upstream" : null;
  }
  if (first?.kind !== "into" || !asks(second, ["which", "what"])) return null;
  if (flow === "reads" && /^(from|on|upon|of)$/i.test(first.said)) return "upstream";
  return flow === "feeds" && /^(into|to)$/i.test(first.said) ? "downstream" : null;
}

const IS_OF_ORIGIN = /^(come|coming|data come|derive|stem|originat)/i;

const asks = (mark: CatalogMark | undefined, words: readonly string[]): boolean =>
  mark?.kind === "ask" && words.includes(mark.value);

/** Of “not what it feeds”, where nothing but “it” stands for the thing. */
export function flowBeside(flow: Flow, it: "before" | "after" | null): "upstream" | "downstream" | null {
  if (flow === "upstream" || flow === "downstream") return flow;
  if (flow === "both" || it === null) return null;
  const direction = directionOf(flow, it === "after");
  return direction === "both" ? null : direction;
}

/** “What feeds it” asks for what is upstream, and “what does it feed” for what is downstream. */
function directionOf(flow: Flow, isBeforeThing: boolean): "upstream" | "downstream" | "both" {
  if (flow === "feeds") return isBeforeThing ? "upstream" : "downstream";
  if (flow === "reads") return isBeforeThing ? "downstream" : "upstream";
  return flow;
}
