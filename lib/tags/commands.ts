import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { conflict, notFound } from "#lib/errors.ts";
import type { TagPlace } from "./schemas.ts";
import type { TagDecision } from "./views.ts";

// What a run found and what a person decided stand in columns of their own: none of these touches what was found.

/** Decides on tags, or takes decisions back. Every later run leaves them as they are. Answers how many there were. */
export async function decideOnTags(
  db: Db,
  scope: Scope,
  places: readonly TagPlace[],
  decision: TagDecision | null,
): Promise<number> {
  authorize(scope, "tags.decide");
  if (decision === null) return takeBack(db, scope, places);
  const decided = await db.$executeRaw`
    insert into asset_tag as t (asset_id, column_name, tag, organization_id, source_id, decision, decided_by, decided_by_name,
      decided_at)
    select distinct a.id, p."column", p.tag, a.organization_id, a.source_id, ${decision}, ${scope.userId}::uuid,
      ${scope.userName}, now()
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p("assetId" uuid, "column" text, tag text)
    join asset a on a.id = p."assetId" and a.organization_id = ${scope.organizationId}::uuid and a.kind <> 'source'
    where p."column" = '' or exists (select from asset_column c where c.asset_id = a.id and c.name = p."column")
    on conflict (asset_id, column_name, tag) do update set decision = excluded.decision, decided_by = excluded.decided_by,
      decided_by_name = excluded.decided_by_name, decided_at = excluded.decided_at`;
  if (decided === 0) throw notFound("column");
  return decided;
}

/** What only a person had said is gone then; what a run found is as that found it. */
async function takeBack(db: Db, scope: Scope, places: readonly TagPlace[]): Promise<number> {
  const asked = JSON.stringify(places);
  const gone = await db.$executeRaw`
    delete from asset_tag t using jsonb_to_recordset(${asked}::jsonb) as p("assetId" uuid, "column" text, tag text)
    where t.asset_id = p."assetId" and t.column_name = p."column" and t.tag = p.tag
      and t.organization_id = ${scope.organizationId}::uuid and t.level is null`;
  const open = await db.$executeRaw`
    update asset_tag t set decision = null, decided_by = null, decided_by_name = null, decided_at = null
    from jsonb_to_recordset(${asked}::jsonb) as p("assetId" uuid, "column" text, tag text)
    where t.asset_id = p."assetId" and t.column_name = p."column" and t.tag = p.tag
      and t.organization_id = ${scope.organizationId}::uuid and t.decision is not null`;
  return gone + open;
}

const MOST_RULES = 200;

/** From the next run on, columns whose name fits get the tag. */
export async function addTagRule(
  db: Db,
  scope: Scope,
  rule: { pattern: string; tag: string },
): Promise<void> {
  authorize(scope, "tags.decide");
  const added = await db.$executeRaw`
    insert into tag_rule (organization_id, pattern, tag, made_by_name)
    select ${scope.organizationId}::uuid, ${rule.pattern}, ${rule.tag}, ${scope.userName}
    where (select count(*) from tag_rule where organization_id = ${scope.organizationId}::uuid) < ${MOST_RULES}
    on conflict do nothing`;
  if (added === 0)
    throw conflict(`There is this rule already, or there are ${MOST_RULES}. Remove one first.`);
}

export async function removeTagRule(db: Db, scope: Scope, id: string): Promise<void> {
  authorize(scope, "tags.decide");
  const removed = await db.$executeRaw`
    delete from tag_rule where id = ${id}::uuid and organization_id = ${scope.organizationId}::uuid`;
  if (removed === 0) throw notFound("rule");
}

/** The families that runs from now on look for; what they found of others goes with the next one. */
export async function chooseFamilies(db: Db, scope: Scope, families: readonly string[]): Promise<void> {
  authorize(scope, "tags.decide");
  await db.$executeRaw`
    insert into tag_setting (organization_id, families) values (${scope.organizationId}::uuid, ${[...families]}::text[])
    on conflict (organization_id) do update set families = excluded.families`;
}
