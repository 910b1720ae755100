import { Prisma } from "#lib/db/client.ts";
import { CAN_RUN_ON } from "#lib/jobs/runs-on.ts";
import type { Verb } from "./views.ts";

/** Of a `job`: whether it can be cancelled or retried now, by what can be told for many at once. */
export const isAble = (verb: Verb): Prisma.Sql =>
  verb === "cancel"
    ? Prisma.sql`(tab = 1 and cancel_requested_at is null)`
    : Prisma.sql`(tab in (3, 4) and ${CAN_RUN_ON} and not ${IS_RETRIED})`;

export const IS_RETRIED = Prisma.sql`exists (select from job r where r.retry_of_id = job.id)`;
