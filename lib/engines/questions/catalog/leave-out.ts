/** A question of the catalog without what it says that it is not of. */
import type { Vocabulary } from "../names.ts";
import type { Contrast } from "./contrasts.ts";
import type { Noun } from "./meaning.ts";
import { type CatalogQuestion, SEVERITIES } from "./question.ts";

/** Null where the question has something to leave out that cannot be said. */
export function leaveOut(
  question: CatalogQuestion,
  contrasts: readonly Contrast[],
  vocabulary: Vocabulary,
): CatalogQuestion | null {
  return contrasts.reduce<CatalogQuestion | null>(
    (left, contrast) => left && leaveOne(left, contrast, vocabulary),
    question,
  );
}

function leaveOne(
  question: CatalogQuestion,
  contrast: Contrast,
  { sources }: Vocabulary,
): CatalogQuestion | null {
  switch (contrast.of) {
    case "source": {
      if (!("within" in question) || question.within.asset !== null) return null;
      const { within } = question;
      if (within.source.length > 0)
        return within.source.some((id) => contrast.ids.includes(id)) ? null : question;
      const source = sources.map(({ id }) => id).filter((id) => !contrast.ids.includes(id));
      return source.length === 0 ? null : { ...question, within: { ...within, source } };
    }
    case "severity": {
      if (question.intent !== "changes" || (contrast.isWithout && question.by !== null)) return null;
      const { values } = contrast;
      if (question.severity.length > 0)
        return question.severity.some((one) => values.includes(one)) ? null : question;
      const severity = SEVERITIES.filter((one) => !values.includes(one));
      return severity.length === 0 ? null : { ...question, severity };
    }
    case "standing":
      return question.intent === "freshness" &&
        question.standing !== null &&
        question.standing !== contrast.value
        ? question
        : null;
    case "noun":
      return question.intent === "where" ? withoutNoun(question, contrast) : null;
    case "changes":
      return question.intent === "changes" ? withoutKinds(question, contrast.kinds) : null;
    case "flow":
      return question.intent === "lineage" &&
        question.direction !== "both" &&
        question.direction !== contrast.direction
        ? question
        : null;
    case "name":
      return question.intent === "where" &&
        question.isExact &&
        question.words.length > 0 &&
        contrast.words !== question.words.join(" ")
        ? question
        : null;
    case "others":
      return "within" in question && (question.within.asset !== null || question.within.source.length > 0)
        ? question
        : null;
    case "suggested":
      return question.intent === "where" && question.tags.length > 0 ? question : null;
    case "past":
      return question.intent === "anomalies" && question.within.since === null ? question : null;
    case "indirect":
      return question.intent === "lineage" ? { ...question, isDirect: true } : null;
    case "reverse":
      return question.intent === "lineage" && question.direction !== "both" ? question : null;
  }
}

type Where = Extract<CatalogQuestion, { intent: "where" }>;

/** “Columns, not tables” are columns, and “tables, not views” are some of them. */
function withoutNoun(
  question: Where,
  { value, isWithout }: { value: Noun; isWithout: boolean },
): CatalogQuestion | null {
  const { find, relation } = question;
  if (value === "view" && find === "tables")
    return relation === "view" ? null : { ...question, relation: "table" };
  if (isWithout) return null;
  if (value === "table") return find === "columns" || relation === "view" ? question : null;
  return value === "column" && find === "tables" && !question.isOfColumn ? question : null;
}

type Changes = Extract<CatalogQuestion, { intent: "changes" }>;

function withoutKinds(question: Changes, left: readonly string[]): CatalogQuestion | null {
  if (question.kind.length === 0)
    return { ...question, kindLeftOut: [...new Set([...question.kindLeftOut, ...left])] };
  const kind = question.kind.filter((one) => !left.includes(one));
  return kind.length === 0 ? null : { ...question, kind };
}
