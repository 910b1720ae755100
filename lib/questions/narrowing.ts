/** The jobs a question means: as conditions on their rows, and as the filter of the Jobs page that shows them. */
import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import type { Which } from "#lib/engines/questions/question.ts";
import { DURATION_MS } from "#lib/jobs/durations/recent.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { allOf, matching } from "#lib/jobs/filter-conditions.ts";
import type { JobsMeant } from "./views.ts";

/** Null where the page has no filter for a part of it: a link never shows other jobs than were counted. */
export function toFilter(which: Which): JobsMeant | null {
  if (which.errorClass.length > 0 || which.underSeconds !== null) return null;
  return filterOf(which);
}

const filterOf = (which: Which): JobsMeant => ({
  ...{ status: which.status, type: which.type, source: which.source, trigger: which.trigger },
  startedBy: which.startedBy,
  asset: which.asset ?? undefined,
  since: which.since ?? undefined,
  until: which.until ?? undefined,
  over: which.overSeconds === null ? undefined : `${which.overSeconds}s`,
  q: which.job ?? undefined,
});

/** Of the scope's organization, whatever the question says. */
export const jobsMeant = (scope: Scope, which: Which): Prisma.Sql =>
  allOf([
    matching(scope, JobFilter.parse(filterOf(which))),
    ...(which.errorClass.length > 0 ? [Prisma.sql`error_class = any(${which.errorClass}::text[])`] : []),
    ...(which.job === null ? [] : [Prisma.sql`short_id = ${which.job}`]),
    ...(which.underSeconds === null
      ? []
      : [Prisma.sql`(finished_at is not null and ${DURATION_MS} < ${which.underSeconds}::float8 * 1000)`]),
  ]);

/** What has both a beginning and an end. */
export const HAS_DURATION = Prisma.sql`started_at is not null and finished_at is not null`;
