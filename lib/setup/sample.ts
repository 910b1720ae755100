import { randomBytes } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { createSample } from "#lib/sample/create.ts";
import { scheduleTypes } from "#lib/schedules/commands.ts";
import { quietTime, toStored } from "#lib/schedules/presets.ts";
import { activateSource, createDraft } from "#lib/sources/commands.ts";
import { NewSource } from "#lib/sources/schemas.ts";
import { sampleCluster, sealingPublicKey } from "./environment.ts";
import type { Installation } from "./installation.ts";

const NAME = "Storefront (sample)";
const DATABASE = "storefront";

/**
 * Connects the sample database and asks for its first discovery, once: a sample that somebody removed stays removed.
 * `db` is the worker's role. Returns whether there was anything to do.
 */
export async function addSample(
  db: PrismaClient,
  scope: Scope,
  installation: Installation,
): Promise<boolean> {
  const cluster = sampleCluster(installation);
  const known = await db.source.count({ where: { isSample: true } });
  if (known > 0) {
    if (installation.clusterUrl) await followPort(db, Number(cluster.port));
    return false;
  }
  const readerPassword = randomBytes(24).toString("base64url");
  const { kind: _, ...reader } = await createSample(cluster.href, { readerPassword, database: DATABASE });
  const source = NewSource.parse({ ...reader, name: NAME, password: readerPassword });
  const publicKey = sealingPublicKey(installation);
  await db.$transaction(async (transaction) => {
    const options = { isSample: true };
    const { id } = await createDraft(transaction, scope, publicKey, source, options);
    await activateSource(transaction, scope, id);
    const daily = toStored({ cadence: "daily", at: quietTime(Math.random()), weekday: "", cron: "" });
    await scheduleTypes(transaction, scope, id, ["asset_discovery"], daily);
    await enqueueJob(transaction, scope, {
      type: "asset_discovery",
      sourceId: id,
      assetId: id,
      trigger: "manual",
    });
  });
  return true;
}

/**
 * The embedded cluster keeps its port, unless another program took it while we were stopped. A sample that somebody
 * edited into a database of their own keeps what they gave it.
 */
async function followPort(db: PrismaClient, port: number): Promise<void> {
  await db.source.updateMany({
    where: {
      isSample: true,
      host: "127.0.0.1",
      database: DATABASE,
      username: `${DATABASE}_reader`,
      port: { not: port },
    },
    data: { port },
  });
}
