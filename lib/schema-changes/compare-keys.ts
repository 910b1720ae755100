import type { Scope } from "#lib/auth/scope.ts";
import { foundConstraints, foundIndexes, foundTriggers } from "#lib/catalog/found.ts";
import type { StagedCatalog } from "#lib/catalog/staged.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { readsAlike } from "./renamed.ts";

const isEcho = Prisma.sql`(${readsAlike(Prisma.sql`x.before`, Prisma.sql`x.after`)})`;

/** Of relations that were there before and are there now. A key is the same one by its object id, else by kind and name. */
export async function compareConstraints(
  db: Db,
  { organizationId }: Scope,
  staged: StagedCatalog,
): Promise<void> {
  await db.$executeRaw`
    insert into difference
    with known as materialized (
      select d.asset_id, d.is_same_object, p.object_id, p.kind, p.name, p.definition
      from discovered d join asset_constraint p on p.asset_id = d.asset_id and p.organization_id = ${organizationId}::uuid
      where d.is_known and d.has_new_keys
    ), found as materialized (
      select d.asset_id, p."objectId" as object_id, p.kind, p.name, p.definition
      from ${foundConstraints(staged)} where d.is_known
    ), same as (
      select asset_id, object_id from known join found using (asset_id, object_id, kind) where known.is_same_object
    ), before as (
      select k.*, coalesce(s.object_id::text, k.kind || '"' || k.name) as key from known k left join same s using (asset_id, object_id)
    ), after as (
      select f.*, coalesce(s.object_id::text, f.kind || '"' || f.name) as key from found f left join same s using (asset_id, object_id)
    )
    select asset_id, x.kind, d.schema_name, d.name, coalesce(a.name, b.name), x.before, x.after
    from before b full join after a using (asset_id, key) join discovered d using (asset_id)
    cross join lateral (values
      (coalesce(a.kind, b.kind) || case when b.name is null then '_added' when a.name is null then '_removed' else '_changed' end,
        b.definition, a.definition),
      (case when a.kind in ('primary_key', 'foreign_key', 'unique') then 'key_renamed' else 'constraint_renamed' end,
        b.name, a.name)
    ) x (kind, before, after)
    where case
      when b.name is null or a.name is null then x.kind not in ('key_renamed', 'constraint_renamed')
      when x.before = x.after then false
      when x.kind in ('key_renamed', 'constraint_renamed') then true
      else not ${isEcho} end`;
}

/** But for those that stand behind a constraint, which says all that they would. */
export async function compareIndexes(
  db: Db,
  { organizationId }: Scope,
  staged: StagedCatalog,
): Promise<void> {
  const keyed = Prisma.sql`('primary_key', 'unique', 'exclusion')`;
  // Without the index's own name and its table's.
  const gist = (text: Prisma.Sql) => Prisma.sql`substring(${text} from ' USING .*$')`;
  const sense = Prisma.sql`concat(case when is_unique then 'unique' end, case when not is_valid then ' invalid' end,
    ${gist(Prisma.sql`definition`)})`;
  await db.$executeRaw`
    insert into difference
    with known as materialized (
      select d.asset_id, d.is_same_object, p.object_id, p.name, p.definition, p.is_unique, p.is_valid,
        exists (select from asset_constraint c where c.asset_id = p.asset_id and c.name = p.name
          and c.kind in ${keyed} and c.organization_id = p.organization_id) as is_behind
      from discovered d join asset_index p on p.asset_id = d.asset_id and p.organization_id = ${organizationId}::uuid
      where d.is_known and d.has_new_keys
    ), behind as materialized (
      select d.asset_id, p.name from ${foundConstraints(staged)} where d.is_known and p.kind in ${keyed}
    ), found as materialized (
      select d.asset_id, p."objectId" as object_id, p.name, p.definition, p."isUnique" as is_unique,
        p."isValid" as is_valid, (d.asset_id, p.name) in (select asset_id, name from behind) as is_behind
      from ${foundIndexes(staged)} where d.is_known
    ), same as (
      select asset_id, object_id from known join found using (asset_id, object_id) where known.is_same_object
    ), before as (
      select k.*, ${sense} as sense, coalesce(s.object_id::text, '"' || k.name) as key
      from known k left join same s using (asset_id, object_id)
    ), after as (
      select f.*, ${sense} as sense, coalesce(s.object_id::text, '"' || f.name) as key
      from found f left join same s using (asset_id, object_id)
    )
    select asset_id, y.kind, d.schema_name, d.name, coalesce(a.name, b.name), y.before, y.after
    from before b full join after a using (asset_id, key) join discovered d using (asset_id)
    cross join lateral (values
      ('index_added', b.name, a.name), ('index_removed', b.name, a.name), ('index_renamed', b.name, a.name),
      ('index_changed', b.sense, a.sense)
    ) x (kind, before, after)
    cross join lateral (select x.kind,
      case when x.kind = 'index_renamed' then x.before else b.definition end as before,
      case when x.kind = 'index_renamed' then x.after else a.definition end as after) y
    where case
      when b.name is null then x.kind = 'index_added' and not a.is_behind
      when a.name is null then x.kind = 'index_removed' and not b.is_behind
      when a.is_behind or b.is_behind or x.before = x.after then false
      when x.kind = 'index_renamed' then true
      when x.kind = 'index_changed' then not ${isEcho}
      else false end`;
}

/** The hash of a trigger is of a text with names in it: where one of them changed, it tells nothing. */
export async function compareTriggers(
  db: Db,
  { organizationId }: Scope,
  staged: StagedCatalog,
): Promise<void> {
  const facts = (hash: Prisma.Sql, isEnabled: Prisma.Sql) =>
    Prisma.sql`case when ${isEnabled} then 'enabled' else 'disabled' end || ', with hash ' || left(${hash}, 12)`;
  await db.$executeRaw`
    insert into difference
    with before as (
      select d.asset_id, p.name, p.is_enabled, ${facts(Prisma.sql`p.hash`, Prisma.sql`p.is_enabled`)} as facts
      from discovered d join asset_trigger p on p.asset_id = d.asset_id and p.organization_id = ${organizationId}::uuid
      where d.is_known and d.has_new_keys
    ), after as (
      select d.asset_id, p.name, p."isEnabled" as is_enabled,
        ${facts(Prisma.sql`p.hash`, Prisma.sql`p."isEnabled"`)} as facts
      from ${foundTriggers(staged)} where d.is_known
    )
    select d.asset_id, 'trigger_' || case when b.facts is null then 'added' when a.facts is null then 'removed' else 'changed' end,
      d.schema_name, d.name, coalesce(a.name, b.name), b.facts, a.facts
    from before b full join after a on a.asset_id = b.asset_id and a.name = b.name
    join discovered d on d.asset_id = coalesce(a.asset_id, b.asset_id)
    where b.facts is distinct from a.facts
      and not (coalesce(a.is_enabled = b.is_enabled, false) and (
        exists (select from paired_column c where c.asset_id = d.asset_id and c.before_name <> c.after_name)
        or exists (select from paired_routine r where (r.before_schema, r.before_name) <> (r.schema_name, r.name))))`;
}
