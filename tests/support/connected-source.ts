import { type Db, inOrganization } from "#lib/db/client.ts";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { generateSealingKeys, unseal } from "#lib/secrets/seal.ts";
import { activateSource, createDraft } from "#lib/sources/commands.ts";
import { EditedSource, NewSource } from "#lib/sources/schemas.ts";
import { test as base } from "./database.ts";
import { createOrganization } from "./organization.ts";

export const keys = await generateSealingKeys();
export const PASSWORD = "canary-7f3k-password";

const connection = { host: "db.example.com", database: "shop", username: "reader", password: PASSWORD };

export const newSource = (fields: Partial<Record<keyof NewSource, unknown>> = {}) =>
  NewSource.parse({ name: "orders", ...connection, ...fields });

export const edited = (fields: Partial<Record<keyof EditedSource, unknown>> = {}) =>
  EditedSource.parse({ name: "orders", ...connection, password: "", ...fields });

/** `scope` is an owner's, `orders` the id of a connected source of theirs. */
export const test = base
  .extend("scope", async ({ owner }) => createOrganization(owner))
  .extend("orders", async ({ web, scope }) =>
    inOrganization(web, scope, async (db) => {
      const { id } = await createDraft(db, scope, keys.publicKey, newSource());
      await activateSource(db, scope, id);
      return id;
    }),
  );

/** As the worker would open it. */
export async function storedPassword(owner: Db, sourceId: string): Promise<string> {
  const { organizationId, sealedPassword } = await owner.sourceCredential.findUniqueOrThrow({
    where: { sourceId },
  });
  const context = { organizationId, sourceId, field: "password" } as const;
  return (await unseal(parsePrivateKeys(keys.privateKey), context, sealedPassword)).reveal();
}
