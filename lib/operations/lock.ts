import { Prisma } from "#lib/db/client.ts";

/** One batch of an operation at a time, whoever carries it out. Held until the transaction ends, however it ends. */
const OPERATION_LOCK = 5_209_318;

/** Of a row with the `id` of an operation: takes it, unless somebody else has it. */
export const IS_FREE = Prisma.sql`pg_try_advisory_xact_lock(${OPERATION_LOCK}::integer, hashtext(id::text))`;
