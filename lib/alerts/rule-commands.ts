import { authorize, type Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { violates } from "#lib/db/faults.ts";
import { conflict, invalid, notFound } from "#lib/errors.ts";
import type { RuleWish } from "./schemas.ts";

const MOST_RULES = 200;

/** Makes a rule, or changes one. Answers what in it means nothing at present, as sentences: it is kept all the same. */
export async function saveRule(
  db: Db,
  scope: Scope,
  wish: RuleWish,
): Promise<{ id: string; warnings: string[] }> {
  authorize(scope, "alerts.rule");
  await expectOwn(db, scope, wish);
  const id = await write(db, scope, wish).catch((error: unknown) => {
    if (violates(error, "alert_rule_name_key"))
      throw invalid("Another rule has this name.", { name: "Another rule has this name." });
    throw error;
  });
  await db.$executeRaw`
    delete from alert_rule_destination where rule_id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid
      and destination_id <> all(${wish.destinationIds}::uuid[])`;
  await db.$executeRaw`
    insert into alert_rule_destination (rule_id, destination_id, organization_id)
    select ${id}::uuid, d, ${scope.organizationId}::uuid from unnest(${wish.destinationIds}::uuid[]) d
    on conflict do nothing`;
  return { id, warnings: await findMeaningless(db, scope, wish) };
}

async function write(db: Db, scope: Scope, wish: RuleWish): Promise<string> {
  const { organizationId, userId, userName } = scope;
  const values = Prisma.sql`${wish.name}::text, ${wish.kinds}::text[], ${wish.severities}::text[], ${wish.sourceIds}::uuid[],
    ${wish.schemaGlobs}::text[], ${wish.tableGlobs}::text[], ${wish.tags}::text[], ${wish.isBreakingOnly}::boolean,
    ${wish.delayOverSeconds}::integer, ${wish.inARow}::integer, ${wish.isStateChangeOnly}::boolean, ${wish.cooldownSeconds}::integer,
    ${wish.dailyLimit}::integer, ${userId}::uuid, ${userName}::text, now()`;
  const columns = Prisma.sql`name, kinds, severities, source_ids, schema_globs, table_globs, tags, is_breaking_only,
    delay_over_seconds, in_a_row, is_state_change_only, cooldown_seconds, daily_limit, changed_by, changed_by_name, changed_at`;
  const [written] = wish.id
    ? await db.$queryRaw<{ id: string }[]>`
        update alert_rule set (${columns}) = (select ${values})
        where id = ${wish.id}::uuid and organization_id = ${organizationId}::uuid returning id`
    : await db.$queryRaw<{ id: string }[]>`
        insert into alert_rule (organization_id, ${columns})
        select ${organizationId}::uuid, ${values}
        where (select count(*) from alert_rule where organization_id = ${organizationId}::uuid) < ${MOST_RULES}
        returning id`;
  if (written) return written.id;
  throw wish.id ? notFound("rule") : conflict(`There are ${MOST_RULES} rules. Remove one first.`);
}

/** Sources and destinations are the organization's own, and there. */
async function expectOwn(
  db: Db,
  { organizationId }: Scope,
  { sourceIds, destinationIds }: RuleWish,
): Promise<void> {
  const [found] = await db.$queryRaw<{ sources: number; destinations: number }[]>`
    select (select count(*) from source where organization_id = ${organizationId}::uuid
        and id = any(${sourceIds}::uuid[]))::int as sources,
      (select count(*) from alert_destination where organization_id = ${organizationId}::uuid
        and id = any(${destinationIds}::uuid[]))::int as destinations`;
  if (found?.sources !== new Set(sourceIds).size) throw notFound("source");
  if (found.destinations !== new Set(destinationIds).size) throw notFound("destination");
}

/** Of lower-cased names. Nothing in a glob but `*` and `?` is special. */
const likePattern = (glob: string): string =>
  glob
    .toLowerCase()
    .replace(/[\\%_]/g, "\\$&")
    .replaceAll("*", "%")
    .replaceAll("?", "_");

/** A name that nothing has now may come; whoever mistyped it learns of it. */
export async function findMeaningless(
  db: Db,
  { organizationId }: Scope,
  {
    sourceIds,
    schemaGlobs,
    tableGlobs,
    tags,
  }: Pick<RuleWish, "sourceIds" | "schemaGlobs" | "tableGlobs" | "tags">,
): Promise<string[]> {
  const isOfSource = Prisma.sql`a.organization_id = ${organizationId}::uuid and a.state <> 'archived'
    and (${sourceIds.length === 0} or a.source_id = any(${sourceIds}::uuid[]))`;
  const warnings: string[] = [];
  const patterns = schemaGlobs.map(likePattern);
  const isOfSchemas = Prisma.sql`(${patterns.length === 0} or lower(a.schema_name) like any(${patterns}::text[]))`;
  const findUnfit = async (globs: readonly string[], name: Prisma.Sql, isWithin: Prisma.Sql) => {
    if (globs.length === 0) return [];
    const fits = await db.$queryRaw<{ isThere: boolean }[]>`
      select exists (select from asset a where ${isOfSource} and a.kind <> 'source' and ${isWithin}
        and lower(${name}) like g.pattern) as "isThere"
      from unnest(${globs.map(likePattern)}::text[]) with ordinality g(pattern, n) order by g.n`;
    return globs.filter((_, n) => !fits[n]?.isThere);
  };
  for (const glob of await findUnfit(schemaGlobs, Prisma.sql`a.schema_name`, Prisma.sql`true`))
    warnings.push(`No schema is called ${glob} at present.`);
  const where = schemaGlobs.length > 0 ? "of these schemas " : "";
  for (const glob of await findUnfit(tableGlobs, Prisma.sql`a.name`, isOfSchemas))
    warnings.push(`No table ${where}is called ${glob} at present.`);
  if (tags.length > 0) {
    const known = await db.$queryRaw<{ tag: string }[]>`
      select distinct t.tag from asset_tag t join asset a on a.id = t.asset_id
      where ${isOfSource} and t.is_applied and t.tag = any(${tags}::text[])`;
    for (const tag of tags)
      if (!known.some((one) => one.tag === tag)) warnings.push(`Nothing carries the tag ${tag} at present.`);
  }
  return warnings;
}

export async function turnRule(
  db: Db,
  scope: Scope,
  { id, isEnabled }: { id: string; isEnabled: boolean },
): Promise<void> {
  authorize(scope, "alerts.rule");
  const turned = await db.$executeRaw`
    update alert_rule set is_enabled = ${isEnabled}, changed_by = ${scope.userId}::uuid, changed_by_name = ${scope.userName},
      changed_at = now()
    where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid`;
  if (turned === 0) throw notFound("rule");
}

/** Its alerts stay, with its name. */
export async function removeRule(db: Db, scope: Scope, id: string): Promise<void> {
  authorize(scope, "alerts.rule");
  const removed = await db.$executeRaw`
    delete from alert_rule where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid`;
  if (removed === 0) throw notFound("rule");
  await db.$executeRaw`
    update alert_silence set rule_ids = array_remove(rule_ids, ${id}::uuid)
    where organization_id = ${scope.organizationId}::uuid and rule_ids @> array[${id}::uuid] and cardinality(rule_ids) > 1`;
}
