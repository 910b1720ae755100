import { z } from "zod";
import { QUESTION_PARTS } from "#lib/engines/questions/edit.ts";
import { Question } from "#lib/engines/questions/question.ts";
import { MOST_LINKED, QuestionText } from "./schemas.ts";

const MOST_VALUES = 200;
const Day = z.union([z.literal(""), z.iso.date("Use a day like 2026-11-26.")]).default("");

/** What a link asks in place of its last words; null for what is no question. */
export function linkedQuestion(text: unknown): Question | null {
  if (typeof text !== "string" || text.length > 8_000) return null;
  try {
    return Question.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * A part of what was understood as somebody wants it: of a turn, or of what a link asks. None of the values takes the part
 * away; days are in place of the words of a period.
 */
export const QuestionChange = z
  .object({
    turnId: z.uuid().optional(),
    q: QuestionText.optional(),
    before: z.union([QuestionText, z.array(QuestionText).max(MOST_LINKED)]).optional(),
    as: z.string().max(8_000).optional(),
    part: z.enum(QUESTION_PARTS),
    value: z.union([z.string().max(200), z.array(z.string().max(200)).max(MOST_VALUES)]).optional(),
    from: Day,
    to: Day,
  })
  .strict()
  .transform(({ turnId, q, before, as, part, value, from, to }) => ({
    turnId,
    linked: q === undefined ? null : { q, before: [before ?? []].flat(), as: linkedQuestion(as) },
    change: { part, values: daysBetween(from, to) ?? [value ?? []].flat().filter((one) => one !== "") },
  }));
export type ChangedPart = z.output<typeof QuestionChange>["change"];

function daysBetween(from: string, to: string): string[] | null {
  if (from === "" && to === "") return null;
  return [to === "" ? `since ${from}` : from === "" ? `until ${to}` : `from ${from} to ${to}`];
}
