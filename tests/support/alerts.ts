import { randomUUID } from "node:crypto";
import { actOnAlerts } from "#lib/alerts/commands.ts";
import { routeAlerts } from "#lib/alerts/route.ts";
import { saveRule } from "#lib/alerts/rule-commands.ts";
import { RuleForm } from "#lib/alerts/schemas.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { claim } from "#lib/jobs/claim.ts";
import { internalError } from "#lib/jobs/engine-failures.ts";
import type { JobFailure } from "#lib/jobs/failure.ts";
import type { Lease } from "#lib/jobs/lease.ts";
import { complete, fail } from "#lib/jobs/transitions/end.ts";
import { askFor, createEngine, createSource } from "./engine.ts";
import { createOrganization } from "./organization.ts";

/** A rule as its form would say it; returns its id. */
export async function makeRule(
  web: PrismaClient,
  scope: Scope,
  fields: Partial<Record<string, string | string[]>> = {},
): Promise<string> {
  const wish = RuleForm.parse({
    name: `Rule ${randomUUID()}`,
    kinds: "job_failed",
    isStateChangeOnly: "on",
    ...fields,
  });
  const { id } = await inOrganization(web, scope, (db) => saveRule(db, scope, wish));
  return id;
}

/** A place to send to that nobody listens at. */
export async function makeDestination(owner: Db, { organizationId }: Scope): Promise<string> {
  const { id } = await owner.alertDestination.create({
    data: { organizationId, kind: "email", name: `To ${randomUUID()}`, changedByName: "Ada" },
  });
  return id;
}

export const FAILURE: JobFailure = {
  ...internalError("stack"),
  message: "The host db.example.com does not answer.",
};

/** A source whose jobs the test ends as it likes. */
export async function endingJobs(owner: PrismaClient, worker: PrismaClient, type = "asset_discovery") {
  const scope = await createOrganization(owner);
  const sourceId = await createSource(owner, scope);
  const engine = await createEngine(worker, () => Promise.reject(new Error("nothing runs here")));
  async function begin(on = sourceId): Promise<Lease> {
    const { id } = await askFor(worker, scope, on, {
      type: type === "asset_discovery" ? type : "connection_test",
    });
    const claimed = await claim(worker, id, engine);
    if (!claimed) throw new Error("It could not be claimed.");
    return { jobId: id, attempt: claimed.attempt, workerId: engine.worker.id };
  }
  return {
    scope,
    sourceId,
    begin,
    async fails(on = sourceId, failure = FAILURE, db: Db = worker): Promise<string> {
      const lease = await begin(on);
      await fail(db, lease, failure);
      return lease.jobId;
    },
    async completes(on = sourceId): Promise<string> {
      const lease = await begin(on);
      await complete(worker, lease, { message: "12 tables" });
      return lease.jobId;
    },
    route: () => routeAlerts({ db: worker }),
    eventsOf: async () =>
      (await owner.alertEvent.findMany({ orderBy: { id: "asc" } })).map(({ kind }) => kind),
    alerts: () =>
      owner.alert.findMany({ include: { items: true, deliveries: true }, orderBy: { id: "asc" } }),
    act: (web: PrismaClient, verb: "acknowledge" | "resolve" | "reopen", ids: string[]) =>
      inOrganization(web, scope, (db) => actOnAlerts(db, scope, { verb, ids })),
  };
}

/** So many events of one organization, all of one cause, as transitions would leave them. */
export const insertEvents = (owner: Db, organizationId: string, count: number) => owner.$executeRaw`
  insert into alert_event (organization_id, kind, severity, job_id, job_type, asset_id)
  select ${organizationId}::uuid, 'job_failed', 'critical', gen_random_uuid(), 'freshness_check', gen_random_uuid()
  from generate_series(1, ${count}::integer)`;
