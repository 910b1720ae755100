import { readFile } from "node:fs/promises";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect } from "#tests/support/browser.ts";
import { honest, modelStub } from "#tests/support/model-stub.ts";
import { connectShop, test } from "#tests/support/shop-page.ts";

test("a language model is set up and tested, writes versions that people accept or reject, and stays theirs in the export", async ({
  shop,
  createTeam,
  openAs,
}) => {
  test.setTimeout(180_000);
  await using stub = await modelStub(({ items }) => ({
    says: { answers: items.map((_, at) => ({ item: at + 1, answer: { ready: true } })) },
  }));
  await shop.sql(`
    create table sales.cust_ord (id bigint primary key, ph_nbr text, ttl_amt numeric);
    grant select on all tables in schema sales to ${shop.username}`);
  const { people } = await createTeam(["admin", "member"]);
  const page = await openAs(people.admin);
  await connectShop(page, shop, "orders");

  await page.goto("/settings/language-model");
  await page.getByLabel("Address").fill("ftp://nowhere");
  await page.getByLabel("Model", { exact: true }).fill("stub-1");
  await page.getByLabel(/^Key/).fill("sk-canary-of-the-browser");
  await page.getByRole("button", { name: "Save language model" }).click();
  await expect(page.getByText("This is not an address.")).toBeVisible();
  await page.getByLabel("Address").fill(stub.address);
  await page.getByLabel(/^Key/).fill("sk-canary-of-the-browser");
  await page.getByRole("button", { name: "Save language model" }).click();
  await expect(page.getByText("The language model was saved.")).toBeVisible();
  await expect(page.getByLabel(/^Key/)).toHaveValue("");
  await page.getByRole("button", { name: "Test" }).click();
  await expect(page.getByText("stub-1 answered as asked.")).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole("list", { name: "What was sent" })).toContainText("Test");
  await expectAccessible(page, "the settings of the language model");
  expect(await page.content()).not.toContain("sk-canary");
  expect(stub.keys).toEqual(["Bearer sk-canary-of-the-browser"]);

  // Its texts stand beside those of the facts until somebody decides.
  stub.behave(honest);
  await page.goto("/documentation");
  await page.getByRole("link", { name: "sales.cust_ord", exact: true }).click();
  await page.waitForURL(/\/assets\/[0-9a-f-]+/);
  const section = page.getByRole("region", { name: "Documentation", exact: true });
  await section.getByRole("button", { name: "Run analysis" }).click();
  await expect(page.getByText(/Result of J-/)).toBeVisible({ timeout: 60_000 });
  const version = section.getByRole("region", { name: "The language model’s version of ph_nbr" });
  await expect(version).toContainText("Holds the phone number.");
  await expect(version).toContainText("The phone number of the customer order.");
  await expectAccessible(page, "versions to decide on");
  await version.getByRole("button", { name: /^Accept/ }).click();
  await expect(version).toHaveCount(0);
  await expect(section).toContainText("The words of stub-1, accepted by");
  const ofTable = section.getByRole("region", { name: "The language model’s version of the table" });
  await ofTable.getByRole("button", { name: /^Reject/ }).click();
  await expect(ofTable).toHaveCount(0);
  await section.getByRole("button", { name: "Undo the language model’s version of the table" }).click();
  await expect(ofTable).toContainText("Each row is about one customer order.");

  await page.setViewportSize({ width: 360, height: 740 });
  await expect(ofTable).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewportSize({ width: 1280, height: 800 });
  await section.getByText("Texts so far").click();
  await expect(section.getByRole("list", { name: "Texts so far" })).toContainText("by stub-1, accepted by");
  await section.getByText("Export", { exact: true }).click();
  const download = page.waitForEvent("download");
  await section.getByRole("link", { name: /schema.yml/ }).click();
  const exported = await readFile(await (await download).path(), "utf8");
  expect(exported).toContain('description: "Holds the phone number."');
  expect(exported).not.toContain("Each row is about one customer order.");
  const asset = page.url();

  await page.goto("/settings/language-model");
  await page.getByRole("list", { name: "What was sent" }).getByText("Documentation").first().click();
  await expect(page.getByRole("list", { name: "What was sent" })).toContainText("sales.cust_ord");

  const member = await openAs(people.member);
  await member.goto("/settings/language-model");
  await expect(member.getByRole("heading", { name: "You may not see the language model" })).toBeVisible();
  await member.goto(asset);
  const undecided = member.getByText("3 versions of the language model to decide on");
  await expect(undecided).toBeVisible();
  await member.getByRole("button", { name: "Accept all" }).click();
  await expect(undecided).toHaveCount(0);
  await expect(member.getByRole("region", { name: /^The language model’s version/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByRole("button", { name: "Remove language model" }).click();
  await expect(page.getByRole("button", { name: "Test" })).toHaveCount(0);
});
