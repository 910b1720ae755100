import type { Page } from "@playwright/test";
import { test as base } from "./browser.ts";
import { createShop, type Shop } from "./shop.ts";

/** A browser test with a customer's database of its own. */
export const test = base.extend<{ shop: Shop }>({
  shop: async ({ app }, use) => {
    const shop = await createShop(app.clusterUrl);
    await use(shop);
    await shop.drop();
  },
});

export type Typed = Partial<
  Record<"name" | "host" | "port" | "database" | "username" | "password" | "tls", string>
> & {
  include?: string;
  timeLimit?: string;
};

const LABELS = {
  name: "Name",
  host: "Host",
  port: "Port",
  database: "Database",
  username: "User",
  password: "Password",
  include: "Schemas to include (optional)",
  timeLimit: "Time limit, in seconds",
} as const;

/** Types into the form of a source what is given, and leaves the rest. */
export async function fillSource(page: Page, { tls, ...typed }: Typed): Promise<void> {
  for (const [field, label] of Object.entries(LABELS)) {
    const value = typed[field as keyof typeof LABELS]; // a key of the object it comes from
    if (value !== undefined) await page.getByLabel(label, { exact: true }).fill(value);
  }
  if (tls !== undefined) await page.getByLabel("TLS").selectOption(tls);
}

export const ofShop = ({ host, port, database, username, password }: Shop, name: string): Typed => ({
  name,
  host,
  port,
  database,
  username,
  password,
  tls: "disable",
});

/** Connects it through the form, and waits until its first discovery is completed. */
export async function connectShop(page: Page, shop: Shop, name: string): Promise<void> {
  await page.goto("/assets/new");
  await fillSource(page, ofShop(shop, name));
  await page.getByRole("button", { name: "Save and run discovery" }).click();
  await page.waitForURL(/\/assets\/[0-9a-f-]+\?job=/);
  await page.getByText(/Result of J-/).waitFor();
}
