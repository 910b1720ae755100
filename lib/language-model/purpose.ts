import type { z } from "zod";

/**
 * What a language model is asked for. The instructions are the program's and never a person's; what is told about is
 * data, one item or several, each with an answer of its own.
 */
export type Purpose<Answer extends z.ZodType = z.ZodType, Kept extends z.ZodType = z.ZodType> = {
  name: string;
  /** Grows with the instructions, the answer and its check: what was answered under an older one is asked anew. */
  version: number;
  instructions: string;
  /** What a model answers about one item. A strict object, every field required, as endpoints want it. */
  answer: Answer;
  /** What is kept and passed on of an answer: `of` holds it against the data that was asked about, and only ever leaves out. */
  kept: { shape: Kept; of(data: unknown, answer: z.output<Answer>): z.output<Kept> };
  /** Of one item's answer. */
  mostTokens: number;
  /** How long people wait for it. */
  withinSeconds: number;
};

export const definePurpose = <Answer extends z.ZodType, Kept extends z.ZodType>(
  purpose: Purpose<Answer, Kept>,
): Purpose<Answer, Kept> => purpose;

/** For an answer that whoever asked checks by itself. */
export const asAnswered = <Answer extends z.ZodType>(answer: Answer) => ({
  answer,
  kept: { shape: answer, of: (_: unknown, answered: z.output<Answer>) => answered },
});
