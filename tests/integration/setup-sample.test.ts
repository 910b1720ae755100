import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import type { Installation } from "#lib/setup/installation.ts";
import { addSample } from "#lib/setup/sample.ts";
import { createDraft } from "#lib/sources/commands.ts";
import { keys, newSource, test } from "#tests/support/connected-source.ts";

const sample = { host: "127.0.0.1", port: 41000, database: "storefront", username: "storefront_reader" };

describe("when the embedded cluster has another port", () => {
  test.for([
    ["the sample follows it", {}, 41001],
    ["a sample that was given another database stays as it is", { database: "shop" }, 41000],
    ["a sample that was given another user stays as it is", { username: "me" }, 41000],
    ["a sample that was given another host stays as it is", { host: "db.example.com" }, 41000],
  ] as const)("%s", async ([, edited, port], { owner, web, worker, scope }) => {
    await inOrganization(web, scope, (db) =>
      createDraft(db, scope, keys.publicKey, newSource({ ...sample, ...edited }), { isSample: true }),
    );
    const clusterUrl = "postgresql://postgres:p@127.0.0.1:41001/postgres";
    await addSample(worker, scope, { clusterUrl, ownerUrl: clusterUrl } as Installation);
    expect(await owner.source.findFirstOrThrow()).toMatchObject({ port });
  });
});
