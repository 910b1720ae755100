import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { expectLive, tab } from "#tests/support/jobs-page.ts";

const STATES = ["pending", "running", "cancelling", "completed", "failed", "cancelled"] as const;
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

async function expectNoViolation(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  expect(told, what).toEqual([]);
}

/** Nothing sticks out to the side: no one has to scroll in two directions. */
async function expectNoSideways(page: Page, what: string): Promise<void> {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(tooWide, `${what} is ${tooWide} px too wide`).toBeLessThanOrEqual(0);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the list and every kind of details, ${colorScheme}`, async ({
    openAs,
    createTeam,
    owner,
  }) => {
    test.setTimeout(180_000);
    const { people } = await createTeam(["member"]);
    const ids = new Map<string, string>();
    for (const state of STATES) ids.set(state, await insertJobIn(owner, people.member.scope, state));
    const page = await openAs(people.member, { colorScheme, reducedMotion: "reduce" });
    for (const viewport of [WIDE, PHONE]) {
      await page.setViewportSize(viewport);
      const at = `${viewport.width} px`;
      await page.goto("/jobs");
      await expectLive(page);
      await expectNoViolation(page, `the list at ${at}`);
      await expectNoSideways(page, `the list at ${at}`);
      await page
        .getByRole("button", { name: /^Actions for/ })
        .first()
        .click();
      await expect(page.getByRole("menu")).toBeVisible();
      await expectNoViolation(page, `the actions at ${at}`);
      for (const [state, id] of ids) {
        await page.goto(`/jobs/${id}`);
        await expect(page.getByRole("region", { name: "What matters now" })).toBeVisible();
        await expectNoViolation(page, `${state} at ${at}`);
        await expectNoSideways(page, `${state} at ${at}`);
      }
      await page.goto(`/jobs?job=${ids.get("failed")}`);
      await expect(page.getByRole("dialog")).toContainText("Grant access");
      await expectNoViolation(page, `the dialog at ${at}`);
      await page.goto("/jobs?type=connection_test");
      await expectNoViolation(page, `no match at ${at}`);
    }
  });
}

test("axe finds nothing on an empty list, a job nobody knows, the question before a cancel and the run dialog", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["owner"]);
  const page = await openAs(people.owner, { reducedMotion: "reduce" });
  await page.goto("/jobs");
  await expectNoViolation(page, "an empty list");
  await page.goto("/jobs/J-ZZZZZZ");
  await expectNoViolation(page, "no such job");
  const id = await insertJobIn(owner, people.owner.scope, "running");
  await page.goto(`/jobs/${id}`);
  await page.getByRole("button", { name: "Cancel Job" }).first().click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectNoViolation(page, "the question");
  await page.goto("/jobs");
  await page.getByRole("button", { name: "Run job" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoViolation(page, "the run dialog");
});

test("a phone's menu opens without script, and its targets are large enough", async ({
  openAs,
  createTeam,
  owner,
}) => {
  const { people } = await createTeam(["member"]);
  await insertJobIn(owner, people.member.scope, "failed");
  const page = await openAs(people.member, { viewport: PHONE, javaScriptEnabled: false });
  await page.goto("/jobs");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await page.keyboard.press("Escape");
  for (const target of [
    page.getByRole("button", { name: "Menu" }),
    page.getByRole("button", { name: /^Actions for/ }),
    tab(page, "Failed"),
  ]) {
    const box = await target.boundingBox();
    expect(Math.min(box?.height ?? 0, 44)).toBe(44);
  }
});
