import "server-only";
import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { filterOf, type JobFilter, type Narrowing } from "#lib/jobs/filter.ts";
import { readerTimeZone } from "#lib/people/reader-time-zone.ts";

/** The filter in a request's address, as the Jobs page reads it from its own. */
export const askedFilter = (request: Request): JobFilter => filterOf(new URL(request.url).searchParams);

/** As whoever asks means it: days begin in their zone. */
export async function inZoneOfReader(db: Db, scope: Scope, filter: JobFilter): Promise<Narrowing> {
  if (!filter.from && !filter.to) return filter;
  return { ...filter, timeZone: await readerTimeZone(db, scope) };
}
