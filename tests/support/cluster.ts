import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { onDatabase, queryOnce } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's address in the throw-away cluster of this run. */
    clusterUrl: string;
    templateDatabase: string;
  }
}

const TEMPLATE = "tidewatch_template"; // nothing else may connect to it: Postgres copies only an idle database

/** One throw-away cluster a run, with a migrated database that every test copies. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-test-"));
  chmodSync(directory, 0o755);
  const postgres = await startEmbedded({ directory, password: randomUUID(), fast: true });
  await queryOnce(postgres.url, `create database ${TEMPLATE}`);
  await migrate(onDatabase(postgres.url, TEMPLATE));
  project.provide("clusterUrl", postgres.url);
  project.provide("templateDatabase", TEMPLATE);
  return async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
