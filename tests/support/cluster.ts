import type { TestProject } from "vitest/node";
import { migrate } from "#lib/db/migrate.ts";
import { onDatabase, queryOnce } from "./server.ts";
import { startThrowAway, type ThrowAwayPostgres } from "./throw-away-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The superuser's address in the throw-away cluster of this run. */
    clusterUrl: string;
    templateDatabase: string;
  }
}

const TEMPLATE = "tidewatch_template"; // nothing else may connect to it: Postgres copies only an idle database

/** Where TEST_CLUSTER_URL names a cluster with the migrated template, several runs share it. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const shared = process.env.TEST_CLUSTER_URL;
  const cluster = shared ? { url: shared, stop: () => Promise.resolve() } : await openCluster();
  project.provide("clusterUrl", cluster.url);
  project.provide("templateDatabase", TEMPLATE);
  return cluster.stop;
}

/** One throw-away cluster a run, with a migrated database that every test copies. */
export async function openCluster(): Promise<ThrowAwayPostgres> {
  const cluster = await startThrowAway({ fast: true });
  await queryOnce(cluster.url, `create database ${TEMPLATE}`);
  await migrate(onDatabase(cluster.url, TEMPLATE));
  return cluster;
}
