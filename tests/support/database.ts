import { randomUUID } from "node:crypto";
import { test as base, inject } from "vitest";
import { connect } from "#lib/db/client.ts";
import { openOwner } from "./owner.ts";
import { onDatabase, queryOnce } from "./server.ts";

/**
 * A test with a database of its own, copied from the migrated template: `url` is its superuser's address, `owner` a
 * client that row-level security does not bind (to set things up and to look behind the scenes), `web`, `auth` and
 * `worker` the clients as the processes have them. Only what a test names is opened.
 */
export const test = base
  .extend("url", async ({ task: _ }, { onCleanup }) => {
    const cluster = inject("clusterUrl");
    const name = `test_${randomUUID().replaceAll("-", "")}`;
    await queryOnce(cluster, `create database ${name} template ${inject("templateDatabase")}`);
    onCleanup(async () => {
      await queryOnce(cluster, `drop database ${name} with (force)`);
    });
    return onDatabase(cluster, name);
  })
  .extend("owner", async ({ url }, { onCleanup }) => {
    const client = openOwner(url);
    onCleanup(() => client.$disconnect());
    return client;
  })
  .extend("web", async ({ url }, { onCleanup }) => {
    const client = connect(url, "tidewatch_web");
    onCleanup(() => client.$disconnect());
    return client;
  })
  .extend("auth", async ({ url }, { onCleanup }) => {
    const client = connect(url, "tidewatch_auth");
    onCleanup(() => client.$disconnect());
    return client;
  })
  .extend("worker", async ({ url }, { onCleanup }) => {
    const client = connect(url, "tidewatch_worker");
    onCleanup(() => client.$disconnect());
    return client;
  });
