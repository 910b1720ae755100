import { z } from "zod";
import { asked, oneLine } from "#lib/schemas.ts";

const LONGEST_QUESTION = 300;
/** A link holds a question and those it goes on from. */
export const MOST_LINKED = 6;

export const QuestionText = oneLine(
  z
    .string()
    .trim()
    .min(1, "Type a question.")
    .max(LONGEST_QUESTION, `Use at most ${LONGEST_QUESTION} characters.`),
);

/** One question, in a conversation or as the first of a new one. */
export const NewQuestion = z.object({
  q: QuestionText,
  conversationId: z.uuid().optional(),
  /** Of a link that was followed: what was asked before, in the new conversation too. */
  before: z
    .union([QuestionText, z.array(QuestionText).max(MOST_LINKED)])
    .optional()
    .transform((texts) => [texts ?? []].flat()),
});
export type NewQuestion = z.output<typeof NewQuestion>;

export const ConversationId = z.object({ id: z.uuid() });

/** `?q=failed jobs this week&q=and last week`: what a link asks, the oldest first; what is none is dropped. */
export const linkedQuestions = (query: URLSearchParams): string[] =>
  [asked(query).q ?? []]
    .flat()
    .slice(-MOST_LINKED)
    .flatMap((text) => QuestionText.safeParse(text).data ?? []);
