import "server-only";
import { cache } from "react";
import { countAlertsOf } from "#lib/alerts/queries.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { listAssets } from "#lib/catalog/asset-list.ts";
import { listRoutines, listTypes } from "#lib/catalog/queries.ts";
import { getRelation } from "#lib/catalog/relation-queries.ts";
import {
  AssetFilter,
  type AssetPage,
  type RelationDetails,
  type RoutineList,
  type SourceType,
} from "#lib/catalog/views.ts";
import type { Db } from "#lib/db/client.ts";
import { documentationOf, versionsOf } from "#lib/documentation/queries.ts";
import type { ColumnDocumentation, DocumentationVersion } from "#lib/documentation/views.ts";
import { AppError } from "#lib/errors.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { listJobs } from "#lib/jobs/queries.ts";
import type { JobDetails, JobPage } from "#lib/jobs/views.ts";
import { readImpact } from "#lib/lineage/impact.ts";
import { readGraph } from "#lib/lineage/queries.ts";
import type { Impact, LineageGraph } from "#lib/lineage/views.ts";
import { listMetricsOf } from "#lib/metrics/health.ts";
import type { MetricRow } from "#lib/metrics/views.ts";
import { listSchedulesOf } from "#lib/schedules/queries.ts";
import type { ScheduleView } from "#lib/schedules/views.ts";
import { readChangePage } from "#lib/schema-changes/queries.ts";
import { ChangeFilter, type ChangeRow } from "#lib/schema-changes/views.ts";
import { getSource, type SourceDetails } from "#lib/sources/queries.ts";
import { tagsOfAsset } from "#lib/tags/queries.ts";
import type { ColumnTag } from "#lib/tags/views.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { findJobOf } from "../_jobs/find-job.ts";
import { AssetAddress, AssetId } from "../address.ts";
import { orNotFound } from "../or-not-found.ts";

/** Of changes beside everything else; their page has all of them. */
const HISTORY_SIZE = 10;

type Shared = {
  /** The job a link led here for. */
  asked: JobDetails | null;
  jobs: { page: JobPage; filter: JobFilter };
  alerts: { open: number; all: number };
  /** Where the stream takes over from what was read. */
  cursor: string;
};
type Read<View> = View extends unknown ? Omit<View, "cursor"> : never;

export type AssetView = Shared &
  (
    | {
        kind: "source";
        source: SourceDetails;
        schedules: ScheduleView[];
        relations: AssetPage;
        types: SourceType[];
        routines: RoutineList;
      }
    | {
        kind: "relation";
        relation: RelationDetails;
        documentation: ColumnDocumentation[];
        versions: DocumentationVersion[];
        tags: ColumnTag[];
        metrics: MetricRow[];
        history: ChangeRow[];
        lineage: LineageGraph;
        impact: Impact;
      }
  );

/** Whatever the id stands for, in one transaction; the page and its title share one reading. */
export const readAsset = cache(async (id: string, query: string): Promise<AssetView> => {
  const scope = await requireScope();
  const address = AssetAddress.parse(JSON.parse(query));
  const assetId = AssetId.parse(id);
  return orNotFound(
    asOrganization(scope, async (db) => {
      // First of all: what a job publishes while the rest is read is then heard of, and not missed.
      const cursor = await readCursor(db);
      const source = await findSource(db, scope, assetId);
      const view = source
        ? await readSource(db, scope, source, address)
        : await readRelation(db, scope, assetId, address);
      return { ...view, cursor };
    }),
  );
});

/** Null for the id of a relation, and for one nobody here has. */
async function findSource(db: Db, scope: Scope, id: string): Promise<SourceDetails | null> {
  try {
    return await getSource(db, scope, id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

async function readSource(
  db: Db,
  scope: Scope,
  source: SourceDetails,
  address: AssetAddress,
): Promise<Read<AssetView>> {
  const filter = JobFilter.parse({ source: source.id });
  const { q, kind, after, before } = address;
  const ofSource = AssetFilter.parse({ q, kind, after, before, source: source.id });
  return {
    kind: "source",
    source,
    schedules: await listSchedulesOf(db, scope, source.id),
    relations: await listAssets(db, scope, ofSource),
    routines: await listRoutines(db, scope, source.id),
    types: await listTypes(db, scope, source.id),
    alerts: await countAlertsOf(db, scope, source.id),
    asked: await findJobOf(db, scope, source.id, address.job),
    jobs: { page: await listJobs(db, scope, filter), filter },
  };
}

async function readRelation(
  db: Db,
  scope: Scope,
  id: string,
  address: AssetAddress,
): Promise<Read<AssetView>> {
  const relation = await getRelation(db, scope, id);
  const filter = JobFilter.parse({ asset: id });
  const changes = { filter: ChangeFilter.parse({ asset: id }), timeZone: "UTC" }; // it names no day
  return {
    kind: "relation",
    relation,
    lineage: await readGraph(db, scope, { assetId: id, direction: "both", depth: "1", keys: "hidden" }),
    impact: await readImpact(db, scope, { assetId: id, column: null }),
    documentation: await documentationOf(db, scope, id),
    versions: await versionsOf(db, scope, id),
    tags: await tagsOfAsset(db, scope, id),
    metrics: await listMetricsOf(db, scope, id),
    alerts: await countAlertsOf(db, scope, id),
    history: (await readChangePage(db, scope, changes, HISTORY_SIZE)).rows,
    asked: await findJobOf(db, scope, relation.sourceId, address.job),
    jobs: { page: await listJobs(db, scope, filter), filter },
  };
}
