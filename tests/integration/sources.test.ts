import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { ROLES, type Scope } from "#lib/auth/scope.ts";
import { type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { enqueueJob } from "#lib/jobs/enqueue.ts";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { generateSealingKeys, unseal } from "#lib/secrets/seal.ts";
import { activateSource, createDraft, updateSource } from "#lib/sources/commands.ts";
import { getSource, listSources } from "#lib/sources/queries.ts";
import { dropOldDrafts, removeSource } from "#lib/sources/removal.ts";
import { EditedSource, NewSource } from "#lib/sources/schemas.ts";
import { test as base } from "#tests/support/database.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";

const keys = await generateSealingKeys();
const privateKeys = parsePrivateKeys(keys.privateKey);
const PASSWORD = "canary-7f3k-password";

const connection = { host: "db.example.com", database: "shop", username: "reader", password: PASSWORD };
const newSource = (fields: Partial<Record<keyof NewSource, unknown>> = {}) =>
  NewSource.parse({ name: "orders", ...connection, ...fields });
const edited = (fields: Partial<Record<keyof EditedSource, unknown>> = {}) =>
  EditedSource.parse({ name: "orders", ...connection, password: "", ...fields });

const asWeb = <T>(web: PrismaClient, scope: Scope, work: (db: Db) => Promise<T>) =>
  inOrganization(web, scope, work);

/** `scope` is an owner's, `orders` the id of a connected source of theirs. */
const test = base
  .extend("scope", async ({ owner }) => createOrganization(owner))
  .extend("orders", async ({ web, scope }) =>
    asWeb(web, scope, async (db) => {
      const { id } = await createDraft(db, scope, keys.publicKey, newSource());
      await activateSource(db, scope, id);
      return id;
    }),
  );

const storedPassword = async (owner: Db, scope: Scope, sourceId: string) => {
  const credential = await owner.sourceCredential.findUniqueOrThrow({ where: { sourceId } });
  const context = { organizationId: scope.organizationId, sourceId, field: "password" } as const;
  return (await unseal(privateKeys, context, credential.sealedPassword)).reveal();
};

describe("connecting a source", () => {
  test("saves a draft that no list shows, and an asset with the same id and name", async ({
    web,
    owner,
    scope,
  }) => {
    const { id } = await asWeb(web, scope, (db) => createDraft(db, scope, keys.publicKey, newSource()));
    expect(await asWeb(web, scope, (db) => listSources(db, scope))).toEqual([]);
    expect(await asWeb(web, scope, (db) => getSource(db, scope, id))).toMatchObject({
      id,
      state: "draft",
      name: "orders",
      hasPassword: true,
    });
    expect(await owner.asset.findUniqueOrThrow({ where: { id } })).toMatchObject({
      sourceId: id,
      kind: "source",
      name: "orders",
      organizationId: scope.organizationId,
    });
  });

  test("makes the draft a source once, and lists it by name", async ({ web, scope, orders }) => {
    await asWeb(web, scope, (db) => activateSource(db, scope, orders));
    const [listed, ...others] = await asWeb(web, scope, (db) => listSources(db, scope));
    expect(others).toEqual([]);
    expect(listed).toMatchObject({ id: orders, name: "orders", relationCount: 0, lastDiscovery: null });
  });

  test("keeps a name to one source of an organization, whatever its case", async ({
    web,
    owner,
    scope,
    orders,
  }) => {
    const taken = {
      code: "conflict",
      fields: { name: expect.any(String) },
      message: "There is already a source named “ORDERS”. Choose another name.",
    };
    await expect(
      asWeb(web, scope, (db) => createDraft(db, scope, keys.publicKey, newSource({ name: "ORDERS" }))),
    ).rejects.toMatchObject(taken);
    const { id } = await asWeb(web, scope, (db) =>
      createDraft(db, scope, keys.publicKey, newSource({ name: "billing" })),
    );
    await expect(
      asWeb(web, scope, (db) => updateSource(db, scope, keys.publicKey, id, edited({ name: "ORDERS" }))),
    ).rejects.toMatchObject(taken);
    const other = await createOrganization(owner, { name: "Other" });
    await asWeb(web, other, (db) => createDraft(db, other, keys.publicKey, newSource()));
    await asWeb(web, scope, (db) => removeSource(db, scope, orders, "orders"));
    await asWeb(web, scope, (db) => createDraft(db, scope, keys.publicKey, newSource()));
  });

  test("lets one of two people through who take a name at the same moment", async ({ web, scope }) => {
    const drafts = await Promise.all(
      [1, 2].map(() => asWeb(web, scope, (db) => createDraft(db, scope, keys.publicKey, newSource()))),
    );
    const outcomes = await Promise.allSettled(
      drafts.map(({ id }) => asWeb(web, scope, (db) => activateSource(db, scope, id))),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "conflict" });
  });

  test("keeps hostile names as the text they are", async ({ web, scope }) => {
    const hostile = {
      name: `"><script>alert(1)</script> 🦆`,
      database: "Robert'); drop table source; --",
      username: 'it\'s\n"me"',
      includedSchemas: [`a"b`, "c,d", "e\nf"],
    };
    const { id } = await asWeb(web, scope, (db) =>
      createDraft(db, scope, keys.publicKey, newSource(hostile)),
    );
    expect(await asWeb(web, scope, (db) => getSource(db, scope, id))).toMatchObject(hostile);
  });

  test("refuses a certificate that cannot be read, and stores nothing", async ({ web, owner, scope }) => {
    const tlsCa = "-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----";
    await expect(
      asWeb(web, scope, (db) => createDraft(db, scope, keys.publicKey, newSource({ tlsCa }))),
    ).rejects.toMatchObject({ code: "invalid", fields: { tlsCa: expect.any(String) } });
    expect(await owner.source.count()).toBe(0);
  });
});

describe("a source's password", () => {
  test("is sealed for the worker and bound to this source", async ({ owner, scope, orders }) => {
    const { sealedPassword } = await owner.sourceCredential.findUniqueOrThrow({
      where: { sourceId: orders },
    });
    expect(sealedPassword).not.toContain(PASSWORD);
    expect(await storedPassword(owner, scope, orders)).toBe(PASSWORD);
    const elsewhere = {
      organizationId: scope.organizationId,
      sourceId: randomUUID(),
      field: "password",
    } as const;
    await expect(unseal(privateKeys, elsewhere, sealedPassword)).rejects.toThrow();
  });

  test("cannot be selected by the web, neither alone nor with the row", async ({ web, scope, orders }) => {
    expect(orders).toBeTruthy();
    for (const columns of ["sealed_password", "*"]) {
      await expect(
        asWeb(web, scope, (db) => db.$queryRawUnsafe(`select ${columns} from source_credential`)),
      ).rejects.toThrow(/permission denied/);
    }
    await expect(asWeb(web, scope, (db) => db.sourceCredential.findMany())).rejects.toThrow();
  });

  test("is in no answer of a query, sealed or open", async ({ web, owner, scope, orders }) => {
    const { sealedPassword } = await owner.sourceCredential.findUniqueOrThrow({
      where: { sourceId: orders },
    });
    const answers = JSON.stringify(
      await asWeb(web, scope, async (db) => [
        await listSources(db, scope),
        await getSource(db, scope, orders),
      ]),
    );
    expect(answers).not.toContain(PASSWORD);
    expect(answers).not.toContain(sealedPassword);
  });

  test.for([
    ["host", "evil.example.com", "the host"],
    ["port", 6543, "the port"],
    ["username", "postgres", "the user"],
    ["tlsMode", "disable", "TLS"],
  ] as const)(
    "is asked again when the %s changes",
    async ([field, value, label], { web, owner, scope, orders }) => {
      const change = (fields: object) =>
        asWeb(web, scope, (db) => updateSource(db, scope, keys.publicKey, orders, edited(fields)));
      await expect(change({ [field]: value })).rejects.toMatchObject({
        code: "invalid",
        fields: { password: `Enter the password again: ${label} changed.` },
      });
      const unchanged = await asWeb(web, scope, (db) => getSource(db, scope, orders));
      expect(unchanged[field]).toBe(newSource()[field]);
      await change({ [field]: value, password: "another" });
      expect(await storedPassword(owner, scope, orders)).toBe("another");
      expect((await asWeb(web, scope, (db) => getSource(db, scope, orders)))[field]).toBe(value);
    },
  );

  test("stays when only the name, database, schemas or time limit change", async ({
    web,
    owner,
    scope,
    orders,
  }) => {
    const fields = { name: "Orders 2", database: "shop2", includedSchemas: ["sales"], timeLimitSeconds: 60 };
    await asWeb(web, scope, (db) => updateSource(db, scope, keys.publicKey, orders, edited(fields)));
    expect(await storedPassword(owner, scope, orders)).toBe(PASSWORD);
    expect(await asWeb(web, scope, (db) => getSource(db, scope, orders))).toMatchObject(fields);
    expect(await owner.asset.findUniqueOrThrow({ where: { id: orders } })).toMatchObject({
      name: "Orders 2",
    });
  });
});

describe("who may do what with sources", () => {
  test.for(ROLES)("a %s", async (role, { web, owner, scope, orders }) => {
    const someone = await addMember(owner, scope.organizationId, role);
    const attempts: Record<string, (db: Db) => Promise<unknown>> = {
      create: (db) => createDraft(db, someone, keys.publicKey, newSource({ name: "other" })),
      activate: (db) => activateSource(db, someone, orders),
      update: (db) => updateSource(db, someone, keys.publicKey, orders, edited()),
      remove: (db) => removeSource(db, someone, orders, "orders"),
    };
    for (const attempt of Object.values(attempts)) {
      const outcome = asWeb(web, someone, attempt);
      if (role === "admin" || role === "owner") await outcome;
      else await expect(outcome).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await asWeb(web, someone, (db) => getSource(db, someone, orders))).toMatchObject({ id: orders });
  });

  test("another organization's sources and unknown ones are the same: not found", async ({
    web,
    owner,
    orders,
  }) => {
    const stranger = await createOrganization(owner, { name: "Strangers" });
    for (const id of [orders, randomUUID()]) {
      const attempts: ((db: Db) => Promise<unknown>)[] = [
        (db) => getSource(db, stranger, id),
        (db) => activateSource(db, stranger, id),
        (db) => updateSource(db, stranger, keys.publicKey, id, edited({ password: "x" })),
        (db) => removeSource(db, stranger, id, "orders"),
      ];
      for (const attempt of attempts) {
        await expect(asWeb(web, stranger, attempt)).rejects.toMatchObject({
          code: "not_found",
          message: "There is no such source here.",
        });
      }
    }
    expect(await asWeb(web, stranger, (db) => listSources(db, stranger))).toEqual([]);
  });
});

describe("removing a source", () => {
  test("asks for its name, exactly", async ({ web, scope, orders }) => {
    for (const typed of ["", "order", "Orders", "billing"]) {
      await expect(asWeb(web, scope, (db) => removeSource(db, scope, orders, typed))).rejects.toMatchObject({
        code: "invalid",
        fields: { confirmation: expect.stringContaining("orders") },
      });
    }
    expect(await asWeb(web, scope, (db) => listSources(db, scope))).toHaveLength(1);
  });

  test("erases its credentials, archives its assets, cancels its waiting jobs and keeps all jobs", async ({
    web,
    owner,
    scope,
    orders,
  }) => {
    await owner.asset.create({
      data: {
        organizationId: scope.organizationId,
        sourceId: orders,
        kind: "table",
        schemaName: "sales",
        name: "items",
      },
    });
    const request = {
      type: "asset_discovery",
      sourceId: orders,
      assetId: orders,
      trigger: "manual",
    } as const;
    const job = await asWeb(web, scope, (db) => enqueueJob(db, scope, request));
    const { cancelledJobIds } = await asWeb(web, scope, (db) => removeSource(db, scope, orders, "orders"));

    expect(cancelledJobIds).toEqual([job.id]);
    expect(await owner.sourceCredential.count()).toBe(0);
    expect((await owner.asset.findMany()).map(({ state }) => state)).toEqual(["archived", "archived"]);
    expect(await owner.job.findUniqueOrThrow({ where: { id: job.id } })).toMatchObject({
      status: "cancelled",
      sourceId: orders,
      sourceName: "orders",
    });
    expect(await asWeb(web, scope, (db) => listSources(db, scope))).toEqual([]);
    expect(await asWeb(web, scope, (db) => getSource(db, scope, orders))).toMatchObject({
      state: "removed",
      hasPassword: false,
    });
  });

  test("leaves nothing to edit, test or run, and removing again changes nothing", async ({
    web,
    scope,
    orders,
  }) => {
    await asWeb(web, scope, (db) => removeSource(db, scope, orders, "orders"));
    const attempts: ((db: Db) => Promise<unknown>)[] = [
      (db) => updateSource(db, scope, keys.publicKey, orders, edited({ password: "x" })),
      (db) => activateSource(db, scope, orders),
      (db) =>
        enqueueJob(db, scope, {
          type: "connection_test",
          sourceId: orders,
          assetId: orders,
          trigger: "manual",
        }),
    ];
    for (const attempt of attempts) {
      await expect(asWeb(web, scope, attempt)).rejects.toMatchObject({ code: "conflict" });
    }
    const again = await asWeb(web, scope, (db) => removeSource(db, scope, orders, "orders"));
    expect(again).toEqual({ cancelledJobIds: [] });
  });
});

describe("drafts nobody saved", () => {
  test("go after a day, with their password, and their tests stay", async ({ web, owner, worker, scope }) => {
    const draft = (name: string) =>
      asWeb(web, scope, (db) => createDraft(db, scope, keys.publicKey, newSource({ name })));
    const [old, tested, young] = [await draft("old"), await draft("tested"), await draft("young")];
    const test = (id: string) =>
      asWeb(web, scope, (db) =>
        enqueueJob(db, scope, { type: "connection_test", sourceId: id, assetId: id, trigger: "manual" }),
      );
    await test(tested.id);
    await owner.$executeRaw`update source set updated_at = now() - interval '25 hours' where id <> ${young.id}::uuid`;

    expect(await dropOldDrafts(worker)).toBe(1);
    const states = await owner.source.findMany({ select: { id: true, state: true } });
    expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
      [old.id]: "removed",
      [tested.id]: "draft",
      [young.id]: "draft",
    });
    expect((await owner.sourceCredential.findMany()).map(({ sourceId }) => sourceId)).not.toContain(old.id);
    expect(await owner.asset.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({
      state: "archived",
    });
    expect(await owner.job.count()).toBe(1);
    expect(await dropOldDrafts(worker)).toBe(0);
  });

  test("are no business of a connected source, however old", async ({ owner, worker, orders }) => {
    await owner.$executeRaw`update source set updated_at = now() - interval '1 year'`;
    expect(await dropOldDrafts(worker)).toBe(0);
    expect(await owner.source.findUniqueOrThrow({ where: { id: orders } })).toMatchObject({
      state: "active",
    });
  });
});
