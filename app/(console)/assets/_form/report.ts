import { z } from "zod";

/** What a connection test keeps: `ConnectionReport`, as far as this version of the page knows it. */
const Report = z.object({
  serverVersion: z.string(),
  role: z.string(),
  isSuperuser: z.boolean().default(false),
  readableSchemas: z.array(z.string()).default([]),
  unreadableSchemas: z.array(z.string()).default([]),
  tlsVersion: z.string().nullable().default(null),
  problems: z.array(z.string()).default([]),
});

/** Null for a result written by another version. */
export const readReport = (result: unknown) => Report.safeParse(result).data ?? null;
