/**
 * What is unusual for a while is one episode: points of a metric in a row that are off to one side, and of which people said
 * the same at the same time, if anything. It goes by the name of its last point `p`.
 */
import { Prisma } from "#lib/db/client.ts";

const isAlike = (
  other: Prisma.Sql,
): Prisma.Sql => Prisma.sql`(${other}.state = 'anomalous' and p.state = 'anomalous'
  and (coalesce(${other}.score, 0) > 0) = (coalesce(p.score, 0) > 0) and ${other}.mark is not distinct from p.mark
  and ${other}.marked_at is not distinct from p.marked_at)`;

export const IS_LAST_OF_EPISODE = Prisma.sql`not coalesce((
  select ${isAlike(Prisma.sql`n`)} from metric_point n where n.metric_id = p.metric_id and n.captured_at > p.captured_at
  order by n.captured_at limit 1), false)`;

/** Whether point `other` is of the episode that ends with `p`. */
export const inEpisode = (other: Prisma.Sql): Prisma.Sql => Prisma.sql`${other}.metric_id = p.metric_id
  and ${other}.captured_at <= p.captured_at and ${other}.captured_at > coalesce((
    select b.captured_at from metric_point b where b.metric_id = p.metric_id and b.captured_at < p.captured_at
      and not ${isAlike(Prisma.sql`b`)}
    order by b.captured_at desc limit 1), '-infinity')`;
