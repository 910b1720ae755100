import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { ROLES } from "#lib/auth/scope.ts";
import { type Db, inOrganization } from "#lib/db/client.ts";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { unseal } from "#lib/secrets/seal.ts";
import { activateSource, createDraft, updateSource } from "#lib/sources/commands.ts";
import { getSource, listSources } from "#lib/sources/queries.ts";
import { removeSource } from "#lib/sources/removal.ts";
import { edited, keys, newSource, PASSWORD, storedPassword, test } from "#tests/support/connected-source.ts";
import { addMember, createOrganization } from "#tests/support/organization.ts";

describe("connecting a source", () => {
  test("saves a draft that no list shows, and an asset with the same id and name", async ({
    web,
    owner,
    scope,
  }) => {
    const { id } = await inOrganization(web, scope, (db) =>
      createDraft(db, scope, keys.publicKey, newSource()),
    );
    expect(await inOrganization(web, scope, (db) => listSources(db, scope))).toEqual([]);
    expect(await inOrganization(web, scope, (db) => getSource(db, scope, id))).toMatchObject({
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
    await inOrganization(web, scope, (db) => activateSource(db, scope, orders));
    const [listed, ...others] = await inOrganization(web, scope, (db) => listSources(db, scope));
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
      inOrganization(web, scope, (db) =>
        createDraft(db, scope, keys.publicKey, newSource({ name: "ORDERS" })),
      ),
    ).rejects.toMatchObject(taken);
    const { id } = await inOrganization(web, scope, (db) =>
      createDraft(db, scope, keys.publicKey, newSource({ name: "billing" })),
    );
    await expect(
      inOrganization(web, scope, (db) =>
        updateSource(db, scope, keys.publicKey, id, edited({ name: "ORDERS" })),
      ),
    ).rejects.toMatchObject(taken);
    const other = await createOrganization(owner, { name: "Other" });
    await inOrganization(web, other, (db) => createDraft(db, other, keys.publicKey, newSource()));
    await inOrganization(web, scope, (db) => removeSource(db, scope, orders, "orders"));
    await inOrganization(web, scope, (db) => createDraft(db, scope, keys.publicKey, newSource()));
  });

  test("lets one of two people through who take a name at the same moment", async ({ web, scope }) => {
    const drafts = await Promise.all(
      [1, 2].map(() =>
        inOrganization(web, scope, (db) => createDraft(db, scope, keys.publicKey, newSource())),
      ),
    );
    const outcomes = await Promise.allSettled(
      drafts.map(({ id }) => inOrganization(web, scope, (db) => activateSource(db, scope, id))),
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
    const { id } = await inOrganization(web, scope, (db) =>
      createDraft(db, scope, keys.publicKey, newSource(hostile)),
    );
    expect(await inOrganization(web, scope, (db) => getSource(db, scope, id))).toMatchObject(hostile);
  });

  test("refuses a certificate that cannot be read, and stores nothing", async ({ web, owner, scope }) => {
    const tlsCa = "-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----";
    await expect(
      inOrganization(web, scope, (db) => createDraft(db, scope, keys.publicKey, newSource({ tlsCa }))),
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
    expect(await storedPassword(owner, orders)).toBe(PASSWORD);
    const elsewhere = {
      organizationId: scope.organizationId,
      sourceId: randomUUID(),
      field: "password",
    } as const;
    await expect(unseal(parsePrivateKeys(keys.privateKey), elsewhere, sealedPassword)).rejects.toThrow();
  });

  test("cannot be selected by the web, neither alone nor with the row", async ({ web, scope, orders }) => {
    expect(orders).toBeTruthy();
    for (const columns of ["sealed_password", "*"]) {
      await expect(
        inOrganization(web, scope, (db) => db.$queryRawUnsafe(`select ${columns} from source_credential`)),
      ).rejects.toThrow(/permission denied/);
    }
    await expect(inOrganization(web, scope, (db) => db.sourceCredential.findMany())).rejects.toThrow();
  });

  test("is in no answer of a query, sealed or open", async ({ web, owner, scope, orders }) => {
    const { sealedPassword } = await owner.sourceCredential.findUniqueOrThrow({
      where: { sourceId: orders },
    });
    const answers = JSON.stringify(
      await inOrganization(web, scope, async (db) => [
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
        inOrganization(web, scope, (db) => updateSource(db, scope, keys.publicKey, orders, edited(fields)));
      await expect(change({ [field]: value })).rejects.toMatchObject({
        code: "invalid",
        fields: { password: `Enter the password again: ${label} changed.` },
      });
      const unchanged = await inOrganization(web, scope, (db) => getSource(db, scope, orders));
      expect(unchanged[field]).toBe(newSource()[field]);
      await change({ [field]: value, password: "another" });
      expect(await storedPassword(owner, orders)).toBe("another");
      expect((await inOrganization(web, scope, (db) => getSource(db, scope, orders)))[field]).toBe(value);
    },
  );

  test("stays when only the name, database, schemas, time limit or access level change", async ({
    web,
    owner,
    scope,
    orders,
  }) => {
    const fields = {
      name: "Orders 2",
      database: "shop2",
      includedSchemas: ["sales"],
      timeLimitSeconds: 60,
      accessLevel: "schema_only",
    };
    await inOrganization(web, scope, (db) => updateSource(db, scope, keys.publicKey, orders, edited(fields)));
    expect(await storedPassword(owner, orders)).toBe(PASSWORD);
    expect(await inOrganization(web, scope, (db) => getSource(db, scope, orders))).toMatchObject(fields);
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
      const outcome = inOrganization(web, someone, attempt);
      if (role === "admin" || role === "owner") await outcome;
      else await expect(outcome).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await inOrganization(web, someone, (db) => getSource(db, someone, orders))).toMatchObject({
      id: orders,
    });
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
        await expect(inOrganization(web, stranger, attempt)).rejects.toMatchObject({
          code: "not_found",
          message: "There is no such source here.",
        });
      }
    }
    expect(await inOrganization(web, stranger, (db) => listSources(db, stranger))).toEqual([]);
  });
});
