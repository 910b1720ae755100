import { z } from "zod";

/** Of the relation that a trial is of, and of those that its statement may mean. */
export const KnownOfTrial = z.object({
  accessLevel: z.enum(["schema_only", "aggregates"]),
  schemaName: z.string().nullable(),
  named: z.array(z.object({ schemaName: z.string(), name: z.string() })),
});
