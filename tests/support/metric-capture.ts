import type { ConnectionSettings } from "#lib/connectors/connector.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { HANDLERS } from "#lib/jobs/handlers.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { runJob } from "#lib/jobs/run.ts";
import { addMetrics } from "#lib/metrics/commands.ts";
import { listMetrics } from "#lib/metrics/queries.ts";
import { NewMetrics } from "#lib/metrics/schemas.ts";
import type { MetricRow } from "#lib/metrics/views.ts";
import { MetricFilter } from "#lib/metrics/views.ts";
import { connectTarget, idsOf } from "./discovered-target.ts";
import { askFor, createEngine } from "./engine.ts";
import { readJob } from "./job-history.ts";
import { open, settingsFor } from "./target-connection.ts";

type Clients = Parameters<typeof connectTarget>[0] & { web: PrismaClient };
type Ask = { assetId?: string; config?: Record<string, unknown>; settings?: ConnectionSettings };

/** A database that is discovered, and what it takes to keep numbers of it. */
export async function measure(clients: Clients, ...statements: string[]) {
  const { owner, worker, web } = clients;
  const setting = await connectTarget(clients, ...statements);
  const { scope, sourceId, target } = setting;
  await setting.run();
  const engine = await createEngine(worker, () => Promise.reject(new Error("Real handlers work here.")), {
    kinds: JOB_KINDS,
    handlers: HANDLERS,
    openSource: async (_claimed, { signal }) => open(settingsFor(target), signal),
  });
  const run = async (id: string) => {
    await runJob(engine, id);
    return readJob(owner, id);
  };
  return {
    ...setting,
    discover: setting.run,
    assetOf: async (label: string) => (await idsOf(owner, scope))[label] ?? "",
    run,
    /** Begins to keep metrics of a table of the schema `public`. */
    async add(table: string, ...metrics: object[]): Promise<string[]> {
      const assetId = (await idsOf(owner, scope))[`public.${table}`] ?? "";
      return inOrganization(web, scope, (db) =>
        addMetrics(db, scope, NewMetrics.parse({ assetId, metrics })),
      );
    },
    /** Runs one capture to its end, as a worker does. */
    async capture({ assetId = sourceId, config = {} }: Ask = {}) {
      const { id } = await askFor(worker, scope, sourceId, { type: "metric_capture", assetId, config });
      return run(id);
    },
    async list(): Promise<MetricRow[]> {
      const { rows } = await inOrganization(web, scope, (db) =>
        listMetrics(db, scope, MetricFilter.parse({})),
      );
      return rows;
    },
    /** Points of days before, as earlier captures would have left them. */
    async remember(metricId: string, values: readonly number[], point: Record<string, unknown> = {}) {
      const { organizationId } = scope;
      await owner.metricPoint.createMany({
        data: values.map((value, day) => ({
          ...{ metricId, organizationId, sourceId, value, method: "exact", revision: 1, jobId: metricId },
          ...{ state: "normal", reason: "As usual." },
          capturedAt: new Date(Date.now() - (values.length - day) * 86_400_000),
          ...point,
        })),
      });
    },
  };
}
