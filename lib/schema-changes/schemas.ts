import { z } from "zod";
import { ChangeFilter } from "./views.ts";

const MOST_CHOSEN = 1_000;

export const ChosenChanges = z.object({
  ids: z.array(z.uuid()).min(1, "Choose a change first.").max(MOST_CHOSEN),
});

/** What a person was shown when they asked for all that match. */
export const MatchingChanges = z.object({
  filter: ChangeFilter,
  newest: z.uuid(),
  count: z.number().int().min(1),
  isEverything: z.boolean(),
});

/** The moment of an acknowledgement, as the database writes it. */
export const UndoneAcknowledgement = z.object({
  at: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:?\d\d)*$/),
});
