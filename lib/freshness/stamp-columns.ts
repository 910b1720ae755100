import { Prisma } from "#lib/db/client.ts";

/** Whether tag `t` makes of a column one whose newest value gives somebody away. */
export const GIVES_AWAY = Prisma.sql`t.is_applied and (t.tag like 'pii:%' or t.tag = 'sensitivity:high')`;

/**
 * Whether column `c` may tell when rows were written: a date or a time that gives nobody away, whoever chose it and
 * whenever it was tagged.
 */
export const IS_STAMP = Prisma.sql`(c.type = 'date' or c.type like 'timestamp%') and not exists (
  select from asset_tag t where t.asset_id = c.asset_id and t.column_name = c.name and ${GIVES_AWAY})`;
