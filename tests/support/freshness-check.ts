import { HANDLERS } from "#lib/jobs/handlers.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { runJob } from "#lib/jobs/run.ts";
import { connectTarget } from "./discovered-target.ts";
import { askFor, createEngine } from "./engine.ts";
import { readJob } from "./job-history.ts";
import { open, settingsFor } from "./target-connection.ts";

const SHOP = `
  create table late (id int, updated_at timestamptz); create index on late (updated_at);
  create table busy (id int, updated_at timestamptz); create index on busy (updated_at);
  create table plain (id int, note text);
  create view all_of_it as select * from late;
  insert into late values (1, now() - interval '3 days');
  insert into busy values (1, now() - interval '1 minute')`;

type Clients = Parameters<typeof connectTarget>[0];
type Setting = Awaited<ReturnType<typeof connectTarget>> & Clients;

/** A shop that is discovered. */
export async function connectShop(clients: Clients): Promise<Setting> {
  const setting = { ...clients, ...(await connectTarget(clients, SHOP)) };
  await setting.run();
  return setting;
}

/** Runs one check to its end. */
export async function checkFreshnessOf(
  { worker, owner, target, scope, sourceId }: Setting,
  assetId = sourceId,
) {
  const engine = await createEngine(worker, () => Promise.reject(new Error("Real handlers work here.")), {
    kinds: JOB_KINDS,
    handlers: HANDLERS,
    openSource: async (_claimed, { signal }) => open(settingsFor(target), signal),
  });
  const { id } = await askFor(worker, scope, sourceId, { type: "freshness_check", assetId });
  await runJob(engine, id);
  return readJob(owner, id);
}
