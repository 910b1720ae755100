import { expect } from "vitest";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { test as base } from "./database.ts";
import { type Answer, type Environment, tidewatch } from "./operator.ts";
import { createOrganization } from "./organization.ts";

export const keys = await generateSealingKeys();
export const PASSWORD = "canary-operator-password";

/** Connects a source that nothing has to answer behind. */
export const ORDERS = [
  "source",
  "add",
  "--name",
  "orders",
  "--host",
  "localhost",
  "--database",
  "shop",
  "--user",
  "reader",
];

/** `run` types a command into a terminal beside this test's database. */
export const test = base
  .extend("scope", async ({ owner }) => createOrganization(owner, { name: "Acme" }))
  .extend(
    "environment",
    async ({ url }): Promise<Environment> => ({
      DATABASE_URL: url,
      APP_URL: "https://tidewatch.example.com",
      SEALING_PUBLIC_KEY: keys.publicKey,
      TIDEWATCH_SOURCE_PASSWORD: PASSWORD,
    }),
  )
  .extend("run", async ({ environment, scope }) => {
    expect(scope.role).toBe("owner"); // there is an organization before the first command
    return (...words: string[]) => tidewatch(environment, words);
  });

export const json = ({ stdout }: Answer): unknown => JSON.parse(stdout);
