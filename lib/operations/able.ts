import { Prisma } from "#lib/db/client.ts";
import { JOB_TYPES } from "#lib/jobs/catalog.ts";
import type { Verb } from "./views.ts";

/** Of a `job`: whether it can be cancelled or retried now, by what can be told for many at once. */
export const isAble = (verb: Verb): Prisma.Sql =>
  verb === "cancel"
    ? Prisma.sql`(tab = 1 and cancel_requested_at is null)`
    : Prisma.sql`(tab in (3, 4) and ${HAS_PLACE} and not ${IS_RETRIED})`;

export const IS_RETRIED = Prisma.sql`exists (select from job r where r.retry_of_id = job.id)`;

/** What it acted on is there, and its type is known. */
export const HAS_PLACE = Prisma.sql`(asset_id is not null and type = any(${[...JOB_TYPES]}::text[])
  and not exists (select from source s where s.id = job.source_id and s.state = 'removed'))`;
