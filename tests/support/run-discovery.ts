import type { Scope } from "#lib/auth/scope.ts";
import type { ConnectionSettings } from "#lib/connectors/connector.ts";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import type { JobType } from "#lib/jobs/catalog.ts";
import { HANDLERS } from "#lib/jobs/handlers.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { runJob } from "#lib/jobs/run.ts";
import { askFor, createEngine } from "./engine.ts";
import { readJob } from "./job-history.ts";
import { open } from "./target-connection.ts";

export type Run = {
  id: string;
  status: string;
  message: string | null;
  errorCode: string | null;
  result: Record<string, unknown> | null;
};

type Config = { includedSchemas?: string[]; excludedSchemas?: string[]; fromStatistics?: boolean };
type Clients = { owner: Db; worker: PrismaClient };

/** Runs one discovery of the source to its end, as a worker does. */
export const discover = (
  clients: Clients,
  scope: Scope,
  sourceId: string,
  settings: ConnectionSettings,
  options: Config & { beforeOpening?: () => Promise<unknown> } = {},
): Promise<Run> => runOn("asset_discovery", clients, scope, sourceId, settings, options);

/** Runs one extraction of lineage of the source to its end, as a worker does. */
export const extractLineage = (
  clients: Clients,
  scope: Scope,
  sourceId: string,
  settings: ConnectionSettings,
  config: Config = {},
): Promise<Run> => runOn("lineage_extraction", clients, scope, sourceId, settings, config);

async function runOn(
  type: JobType,
  { owner, worker }: Clients,
  scope: Scope,
  sourceId: string,
  settings: ConnectionSettings,
  { beforeOpening, ...config }: Config & { beforeOpening?: () => Promise<unknown> },
): Promise<Run> {
  const engine = await createEngine(worker, () => Promise.reject(new Error("Real handlers work here.")), {
    kinds: JOB_KINDS,
    handlers: HANDLERS,
    openSource: async (_claimed, { signal }) => {
      await beforeOpening?.();
      return open(settings, signal);
    },
  });
  const { id } = await askFor(worker, scope, sourceId, { type, config });
  await runJob(engine, id);
  const job = await readJob(owner, id);
  return {
    id,
    status: job.status,
    message: job.message,
    errorCode: job.errorCode,
    result: job.detail.result as Run["result"],
  };
}
