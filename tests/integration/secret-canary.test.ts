import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { openConnector } from "#lib/connectors/open.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { HANDLERS } from "#lib/jobs/handlers.ts";
import { JOB_KINDS } from "#lib/jobs/kinds.ts";
import { sourceReader } from "#lib/jobs/read-source.ts";
import { retryJob } from "#lib/jobs/retry.ts";
import { runJob } from "#lib/jobs/run.ts";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { generateSealingKeys, seal } from "#lib/secrets/seal.ts";
import { test } from "../support/database.ts";
import { createEngine, createSource } from "../support/engine.ts";
import { everythingIn } from "../support/everything.ts";
import { createOrganization } from "../support/organization.ts";
import { queryOnce } from "../support/server.ts";

test("a password is in no row of the database after jobs that used it succeeded, failed and quoted it", async ({
  url,
  owner,
  worker,
}) => {
  const canary = `it's "c&a/n+ary ${randomBytes(9).toString("base64")}`;
  const role = `canary_${randomBytes(4).toString("hex")}`;
  const quoted = `'${canary.replaceAll("'", "''")}'`;
  await queryOnce(
    url,
    `create role ${role} login password ${quoted}; create schema shop; grant usage on schema shop to ${role};
     create table shop.item (id int); grant select on shop.item to ${role}`,
  );

  const scope = await createOrganization(owner);
  const keys = await generateSealingKeys();
  const { hostname, port, pathname } = new URL(url);
  const sourceId = await createSource(owner, scope);
  await owner.source.update({
    where: { id: sourceId },
    data: {
      host: hostname,
      port: Number(port),
      database: pathname.slice(1),
      username: role,
      includedSchemas: ["shop"],
    },
  });
  const setPassword = async (password: string) => {
    const context = { organizationId: scope.organizationId, sourceId, field: "password" } as const;
    const sealedPassword = await seal(keys.publicKey, context, password);
    await owner.sourceCredential.upsert({
      where: { sourceId },
      create: { sourceId, organizationId: scope.organizationId, sealedPassword },
      update: { sealedPassword },
    });
  };
  const readSource = sourceReader(worker, parsePrivateKeys(keys.privateKey));
  const engine = await createEngine(worker, () => Promise.reject(new Error("not used")), {
    kinds: JOB_KINDS,
    handlers: HANDLERS,
    openSource: async (claimed, options) =>
      openConnector(await readSource(claimed, options), {
        ...{ jobShortId: claimed.shortId, signal: options.signal, outboundAllow: "127.0.0.1" },
      }),
  });
  const run = async (id: string) => {
    await runJob(engine, id);
    return owner.job.findUniqueOrThrow({ where: { id } });
  };
  const ask = (type: "connection_test" | "asset_discovery") =>
    enqueueJob(worker, scope, { type, sourceId, assetId: sourceId, trigger: "manual" });

  const wrong = `${canary}, mistyped`;
  await setPassword(wrong);
  const failed = await run((await ask("connection_test")).id);
  expect(failed).toMatchObject({ status: "failed", errorCode: "CREDENTIALS/password" });

  await setPassword(canary);
  expect(await run((await retryJob(worker, scope, failed.id)).id)).toMatchObject({ status: "completed" });
  expect(await run((await ask("asset_discovery")).id)).toMatchObject({ status: "completed" });

  await owner.source.update({ where: { id: sourceId }, data: { database: `db ${canary}` } });
  expect(await run((await ask("asset_discovery")).id)).toMatchObject({ errorCode: "CREDENTIALS/database" });
  await owner.source.update({ where: { id: sourceId }, data: { database: "x" } });

  const everything = await everythingIn(url);
  expect(everything).toContain("CREDENTIALS/password");
  for (const form of encodingsOf(canary)) expect(everything.includes(form), form).toBe(false);
});

const encodingsOf = (value: string): string[] => [
  value,
  encodeURIComponent(value),
  JSON.stringify(value).slice(1, -1),
  JSON.stringify(JSON.stringify(value)).slice(3, -3),
  Buffer.from(value).toString("base64"),
  Buffer.from(value).toString("base64url"),
  Buffer.from(value).toString("hex"),
  value.replaceAll("'", "''"),
];
