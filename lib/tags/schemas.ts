import { z } from "zod";
import { TAG_FAMILIES, TAG_NAME } from "#lib/engines/tagging/vocabulary.ts";
import { oneLine } from "#lib/schemas.ts";

const TagName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(TAG_NAME, "A tag is two words with a colon, in small letters: pii:email, team:billing.");
const MOST_AT_ONCE = 500;

/** Which tag of which column; an empty column is the table itself. */
const TagPlace = z.object({ assetId: z.uuid(), column: z.string().max(200), tag: TagName });
export type TagPlace = z.infer<typeof TagPlace>;

/** `null` takes the decision back. */
export const DecidedTags = z.object({
  places: z.array(TagPlace).min(1).max(MOST_AT_ONCE),
  decision: z.enum(["added", "approved", "rejected"]).nullable(),
});

const FOLDED = /^[^.]{1,80}(\.[^.]{1,80}){0,2}$/;
export const NewTagRule = z.object({
  pattern: oneLine(z.string().trim().min(1, "Name a pattern, such as *_email.").max(200)).regex(
    FOLDED,
    "A pattern is a column, table.column or schema.table.column; * stands for anything.",
  ),
  tag: TagName,
});
export const ChosenTagRule = z.object({ id: z.uuid() });
export const WantedFamilies = z.object({ families: z.array(z.enum(TAG_FAMILIES)) });
