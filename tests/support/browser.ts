import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { z } from "zod";
import type { Auth } from "#lib/auth/auth.ts";
import type { Role, Scope } from "#lib/auth/scope.ts";
import { connect, type PrismaClient } from "#lib/db/client.ts";
import { createPerson, PASSWORD, signInAs, testAuth } from "./account.ts";
import { openOwner } from "./owner.ts";

const App = z.object({
  address: z.string(),
  claimToken: z.string().nullable(),
  databaseUrl: z.string(),
  clusterUrl: z.string(),
  directory: z.string(),
});

export type Person = { email: string; password: string };

export type Team<R extends Role> = {
  organizationId: string;
  name: string;
  people: Record<R, Person & { scope: Scope }>;
};

type Fixtures = {
  /** A fresh organization with one person of each of these roles: nothing in it is anybody else's. */
  createTeam: <R extends Role>(roles: readonly R[]) => Promise<Team<R>>;
  /** An empty page of a browser of its own in which this person has signed in. */
  openAs: (person: Person, options?: Parameters<PlaywrightBrowser["newContext"]>[0]) => Promise<Page>;
};
type PlaywrightBrowser = { newContext(options?: object): Promise<BrowserContext> };
type WorkerFixtures = {
  /** What the global set-up started. */
  app: z.infer<typeof App>;
  /** The database behind it, past row-level security: to set things up and to look behind the scenes. */
  owner: PrismaClient;
  /** Signs in as the form does, in a tenth of its time; `signIn` is for what is about the form. */
  auth: Auth;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  app: [
    async ({ playwright: _ }, use) => use(App.parse(JSON.parse(process.env.TIDEWATCH_TEST_APP ?? "null"))),
    { scope: "worker" },
  ],
  owner: [
    async ({ app }, use) => {
      const owner = openOwner(app.databaseUrl);
      await use(owner);
      await owner.$disconnect();
    },
    { scope: "worker" },
  ],
  auth: [
    async ({ app }, use) => {
      const db = connect(app.databaseUrl, "tidewatch_auth", { max: 1 });
      const { authSecret } = JSON.parse(readFileSync(join(app.directory, "keys.json"), "utf8"));
      await use(testAuth(db, app.address, authSecret));
      await db.$disconnect();
    },
    { scope: "worker" },
  ],
  baseURL: ({ app }, use) => use(app.address),
  createTeam: async ({ owner }, use) => {
    await use(async (roles) => createTeam(owner, roles));
  },
  openAs: async ({ browser, app, auth }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (person, options = {}) => {
      const context = await browser.newContext({ baseURL: app.address, ...options });
      contexts.push(context);
      await context.addCookies(await sessionCookies(auth, person, app.address));
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect };

export async function sessionCookies(auth: Auth, { email, password }: Person, url: string) {
  const headers = await signInAs(auth, email, password);
  const pairs = headers.get("cookie")?.split("; ") ?? [];
  return pairs.map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}

/** Through the real form, as people do. Leaves the page on what it shows first. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

export async function createTeam<R extends Role>(owner: PrismaClient, roles: readonly R[]): Promise<Team<R>> {
  const name = `Team ${crypto.randomUUID().slice(0, 8)}`;
  const { id } = await owner.organization.create({
    data: { name, slug: crypto.randomUUID(), claimedAt: new Date() },
  });
  const people = await Promise.all(
    roles.map(async (role) => {
      const { userId, email } = await createPerson(owner, { organizationId: id, role });
      const scope = { organizationId: id, userId, userName: "Person", role };
      return [role, { email, password: PASSWORD, scope }] as const;
    }),
  );
  return { organizationId: id, name, people: byRole(people) };
}

/** Each of `R` is among the pairs, as each was made from one of them; `Object.fromEntries` cannot say so. */
const byRole = <R extends Role, P>(people: readonly (readonly [R, P])[]) =>
  Object.fromEntries(people) as unknown as Record<R, P>;
