import { z } from "zod";
import { WithoutNul } from "#lib/schemas.ts";

const LONGEST = 4_000;

/** What a person says of a table, or of a column of it; an empty column is the table itself. */
export const EditedText = z.object({
  assetId: z.uuid(),
  column: WithoutNul.pipe(z.string().max(200)),
  text: WithoutNul.pipe(
    z
      .string()
      .trim()
      .min(1, "Write a text, or take yours back.")
      .max(LONGEST, `A text has at most ${LONGEST} characters.`),
  ),
});
export type EditedText = z.infer<typeof EditedText>;
export const TakenBack = EditedText.omit({ text: true });
export type TakenBack = z.infer<typeof TakenBack>;
/** What is done with a model's versions of a table and its columns, as they were seen. */
export const DecidedModelTexts = EditedText.pick({ assetId: true }).extend({
  decision: z.enum(["accepted", "rejected", "undone"]),
  texts: z
    .array(EditedText.pick({ column: true, text: true }))
    .min(1)
    .max(2_000),
});
export type DecidedModelTexts = z.infer<typeof DecidedModelTexts>;
