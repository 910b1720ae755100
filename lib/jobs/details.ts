import type { Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { findDefinition } from "./catalog.ts";
import { describeConfiguration } from "./configuration.ts";
import { readChain, readHistory, toFailure } from "./details-history.ts";
import { findJobRows } from "./queries.ts";
import { asShortId } from "./search.ts";
import { timeLimitSecondsOf } from "./time-limit.ts";
import type { JobDetails } from "./views.ts";

/** One job whole, by its id or by the short id people see. Unknown and foreign ones are not found alike. */
export async function getJobDetails(db: Db, scope: Scope, idOrShortId: string): Promise<JobDetails> {
  const id = await findJobId(db, scope, idOrShortId);
  const [job] = id ? await findJobRows(db, scope, [id]) : [];
  if (!id || !job) throw notFound("job");
  const { organizationId } = scope;
  const [detail, source, [clock]] = [
    await db.jobDetail.findFirst({ where: { jobId: id, organizationId } }),
    job.sourceId ? await db.source.findFirst({ where: { id: job.sourceId, organizationId } }) : null,
    await db.$queryRaw<[{ now: Date }]>`select clock_timestamp() as now`,
  ];
  return {
    job,
    configuration: describeConfiguration(job.type, detail?.config ?? {}, source),
    timeLimitSeconds: timeLimitSecondsOf(detail?.config, findDefinition(job.type)),
    failure: toFailure(detail?.error),
    result: isRecord(detail?.result) ? detail.result : null,
    ...(await readHistory(db, scope, id)),
    chain: await readChain(db, scope, id),
    source: source && {
      id: source.id,
      name: source.name,
      state: source.state,
      serverVersion: source.serverVersion,
      relationCount: await countRelations(db, scope, source.id),
    },
    now: clock.now.toISOString(),
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SHORT_ID = /^J-[0-9A-HJKMNP-TV-Z]{6,13}$/;

async function findJobId(db: Db, scope: Scope, text: string): Promise<string | null> {
  if (UUID.test(text)) return text.toLowerCase();
  const shortId = asShortId(text);
  if (!SHORT_ID.test(shortId)) return null;
  const { organizationId } = scope;
  return (await db.job.findFirst({ where: { shortId, organizationId }, select: { id: true } }))?.id ?? null;
}

const countRelations = (db: Db, { organizationId }: Scope, sourceId: string): Promise<number> =>
  db.asset.count({
    where: { organizationId, sourceId, kind: { not: "source" }, state: { not: "archived" } },
  });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
