/** What is to be known besides an event to match it: one statement each, however many events there are. */
import type { Db } from "#lib/db/client.ts";
import type { ALERT_SEVERITIES } from "#lib/engines/alerts/kinds.ts";
import type { Part, TagsOf } from "#lib/engines/alerts/occurrence.ts";
import { CHANGE_KINDS, type ChangeKind, SEVERITY_RANKS } from "#lib/schema-changes/kinds.ts";
import { ADDITIONS } from "./raise-changes.ts";

/** One more than a rule may wait for. */
const MOST_IN_A_ROW = 51;
/** Of an asset's jobs so many are looked through for those of a type that ended. */
const MOST_LOOKED_THROUGH = 5_000;

/** By failed job: when the runs of its place failed that failed in a row, the newest first. */
export async function readStreaks(db: Db, jobIds: readonly string[]): Promise<ReadonlyMap<string, Date[]>> {
  if (jobIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; tabs: number[]; ends: Date[] }[]>`
    select j.id, r.tabs, r.ends
    from job j cross join lateral (
      select array_agg(p.tab order by p.id desc) as tabs, array_agg(p.finished_at order by p.id desc) as ends from (
        select p.id, p.tab, p.finished_at from (
          select p.id, p.tab, p.type, p.finished_at from job p where p.organization_id = j.organization_id
            and p.asset_id = j.asset_id and p.id <= j.id order by p.id desc limit ${MOST_LOOKED_THROUGH}::integer) p
        where p.type = j.type and p.tab in (2, 3) order by p.id desc limit ${MOST_IN_A_ROW}::integer) p) r
    where j.id = any(${jobIds}::uuid[])`;
  return new Map(
    rows.map(({ id, tabs, ends }) => {
      const other = tabs.findIndex((tab) => tab !== FAILED_TAB);
      return [id, other === -1 ? ends : ends.slice(0, other)];
    }),
  );
}

const FAILED_TAB = 3;

/** Of a run's changes; those who look for tables that came see as many of these besides. */
const MOST_CHANGES = 4_000;
const MOST_ADDITIONS = 1_000;

export type ChangePart = Part & { changeKind: ChangeKind };

/** By job: what it found changed, the worst first. */
export async function readChangeParts(
  db: Db,
  jobIds: readonly string[],
): Promise<ReadonlyMap<string, ChangePart[]>> {
  if (jobIds.length === 0) return new Map();
  const rows = await db.$queryRaw<StoredChange[]>`
    select c.job_id as "jobId", c.asset_id as "assetId", c.kind, c.severity, c.schema_name as "schemaName",
      c.object_name as "objectName", c.part_name as "partName"
    from unnest(${jobIds}::uuid[]) j(id) cross join lateral (
      (select * from schema_change where job_id = j.id order by id desc limit ${MOST_CHANGES}::integer)
      union
      (select * from schema_change where job_id = j.id and kind = any(${ADDITIONS}::text[]) order by id desc
        limit ${MOST_ADDITIONS}::integer)) c
    order by c.id desc`;
  const byJob = Map.groupBy(rows, ({ jobId }) => jobId);
  return new Map([...byJob].map(([jobId, changes]) => [jobId, changes.map(toPart)]));
}

type StoredChange = {
  jobId: string;
  assetId: string | null;
  kind: ChangeKind;
  severity: number;
  schemaName: string;
  objectName: string;
  partName: string | null;
};

const SEVERITIES = Object.keys(SEVERITY_RANKS) as (typeof ALERT_SEVERITIES)[number][];

const toPart = ({ assetId, kind, severity, schemaName, objectName, partName }: StoredChange): ChangePart => ({
  ...{ assetId, schemaName, tableName: objectName, changeKind: kind },
  severity: SEVERITIES.find((name) => SEVERITY_RANKS[name] === severity) ?? "info",
  words: `${CHANGE_KINDS[kind].label}: ${schemaName}.${objectName}${partName ? `.${partName}` : ""}`,
});

/** By asset: the tags of it and of its columns. */
export async function readTags(db: Db, assetIds: readonly string[]): Promise<TagsOf> {
  if (assetIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ assetId: string; tags: string[] }[]>`
    select asset_id as "assetId", array_agg(distinct tag) as tags from asset_tag
    where asset_id = any(${assetIds}::uuid[]) and is_applied group by asset_id`;
  return new Map(rows.map(({ assetId, tags }) => [assetId, tags]));
}
