import { Prisma } from "#lib/db/client.ts";

/**
 * As `outside` of a run that is over, in the database: `slow`, `fast` or null, of `t.ms` and the band `u`. A test sees that
 * both say the same.
 */
export const OUTSIDE = Prisma.sql`case
  when t.ms > greatest(u.p90_ms + (u.p90_ms - u.p10_ms) * (0.5 + 2.5 / u.runs),
    u.median_ms + greatest(50, 0.1 * u.median_ms)) then 'slow'
  when t.ms < least(u.p10_ms - (u.p90_ms - u.p10_ms) * (0.5 + 2.5 / u.runs),
    u.median_ms - greatest(50, 0.1 * u.median_ms)) then 'fast' end`;
