import { Prisma } from "#lib/db/client.ts";

/** Of a change that was asked for of many jobs at once: by which operation, and the reason people gave for it. */
export type Because = { operationId: string; reason: string | null };

export const asDetail = (because: Because | undefined): Prisma.Sql =>
  Prisma.sql`${because ? JSON.stringify(because) : null}::jsonb`;
