import { expect, vi } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { startImport } from "#lib/lineage/imports.ts";
import { everythingIn } from "#tests/support/everything.ts";
import { readJob } from "#tests/support/job-history.ts";
import { serveJobs } from "#tests/support/job-streams.ts";
import { onDatabase, queryOnce } from "#tests/support/server.ts";
import { soon, test } from "#tests/support/worker-scene.ts";

const CANARY = "canary7f3kq2";
const CARD = "4539578763621486";

test("no value of a customer's is in our database, the worker's log or a stream after its tags were found", {
  timeout: 60_000,
}, async ({ url, owner, web, scene }) => {
  await queryOnce(
    onDatabase(url, `${new URL(url).pathname.slice(1)}_target`),
    `create table people (id int primary key, email text, pan text, remark text);
     insert into people select n, '${CANARY.toUpperCase()}' || n || '@example.com', '${CARD}', 'said ${CANARY}@home'
       from generate_series(1, 40) n`,
  );
  const process = await scene.start();
  const { organizationId } = scene.scope;
  const stream = await (await serveJobs(web, url))(scene.scope);
  await scene.discover();
  const runs = () => owner.job.findMany({ where: { organizationId, type: "tag_generation" } });
  await vi.waitFor(async () => expect(await runs()).toMatchObject([{ status: "completed" }]), soon);
  await vi.waitFor(
    () =>
      expect(stream.rows()).toContainEqual(
        expect.objectContaining({ type: "tag_generation", status: "completed" }),
      ),
    soon,
  );
  await process.end("SIGTERM");
  // The values were looked at: their counts are here.
  const database = await everythingIn(url);
  expect(database).toContain("40 of 40 sampled values are e-mail addresses");
  const said = { database, log: process.lines().join("\n"), stream: JSON.stringify(stream.heard) };
  expect(said.stream).toContain("tags added");
  for (const [where, text] of Object.entries(said)) {
    expect(text.includes(CANARY.toUpperCase()), where).toBe(false);
    expect(text.includes(CARD), where).toBe(false);
    expect(text.includes(`${CANARY}@home`), where).toBe(false);
  }
});

test("no value of a pasted dump is in our database, the worker's log or a stream after it was read", {
  timeout: 60_000,
}, async ({ url, owner, web, scene }) => {
  const { scope } = scene;
  const process = await scene.start();
  const stream = await (await serveJobs(web, url))(scope);
  await scene.discover();
  const dump = [
    "create table people (id int, email text);",
    "copy people (id, email) from stdin;",
    `1\t${CANARY}'@example.com; ${CARD}`,
    "\\.",
    `insert into people values (1, '${CANARY}', '${CARD}' '${CARD}');`,
    `update people set '${CANARY}' = ${CARD};`,
    `${CANARY} ${CARD};`,
    `select '${CANARY}`,
  ].join("\n");
  const { id } = await inOrganization(web, scope, (db) =>
    startImport(db, scope, {
      ...{ sourceId: scene.sourceId, kind: "sql", name: "dump.sql", content: new TextEncoder().encode(dump) },
    }),
  );
  await vi.waitFor(async () => expect((await readJob(owner, id)).status).toBe("completed"), soon);
  await vi.waitFor(
    () => expect(stream.rows()).toContainEqual(expect.objectContaining({ id, status: "completed" })),
    soon,
  );
  await process.end("SIGTERM");
  const database = await everythingIn(url);
  expect(database).toContain("1 block of data skipped");
  const said = { database, log: process.lines().join("\n"), stream: JSON.stringify(stream.heard) };
  for (const [where, text] of Object.entries(said)) {
    expect(text.includes(CANARY), where).toBe(false);
    expect(text.includes(CARD), where).toBe(false);
  }
});
