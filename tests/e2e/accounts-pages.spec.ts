import type { Page } from "@playwright/test";
import { createOrganization } from "#lib/auth/claim.ts";
import { createResetLink } from "#lib/auth/reset.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";

async function expectAccessiblePage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page, path);
}

test("the pages before signing in are accessible and fit a phone", async ({
  page,
  app,
  owner,
  createTeam,
}) => {
  test.slow();
  const { people } = await createTeam(["member"]);
  const { token } = await createOrganization(owner, "Waiting");
  const reset = new URL((await createResetLink(owner, app.address, people.member.email)).url);
  for (const path of [
    "/sign-in",
    `/setup?token=${token}`,
    "/setup",
    "/invitations/wrong",
    "/reset-password",
    reset.pathname,
    "/reset-password/wrong",
  ]) {
    await expectAccessiblePage(page, path);
  }
});

test("the settings are accessible and fit a phone", async ({ openAs, createTeam }) => {
  test.slow();
  const { people } = await createTeam(["owner", "viewer"]);
  const page = await openAs(people.owner);
  await page.goto("/settings/people");
  await page.getByLabel("E-mail").fill(`${crypto.randomUUID()}@example.com`);
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(page.getByLabel("Link", { exact: true })).toBeVisible();
  await expectAccessible(page, "a new invitation");
  const row = page.locator(`[data-person="${people.viewer.email}"]`);
  for (const act of ["Change role", "Make a reset link", "Remove"]) {
    await row.getByRole("button", { name: /^Actions for/ }).click();
    await page.getByRole("menuitem", { name: act }).click();
    await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toBeVisible();
    await expectAccessible(page, act);
    await page.keyboard.press("Escape");
  }
  for (const path of ["/settings/people", "/settings/profile", "/settings/organization"]) {
    await expectAccessiblePage(page, path);
  }
});

test("every page runs only our own scripts, is kept by nobody and framed by nobody", async ({
  page,
  openAs,
  createTeam,
}) => {
  const { people } = await createTeam(["owner"]);
  const owner = await openAs(people.owner);
  const refused: string[] = [];
  for (const [reader, path] of [
    [page, "/sign-in"],
    [page, "/reset-password"],
    [owner, "/settings/people"],
    [owner, "/settings/profile"],
    [owner, "/jobs"],
  ] as const) {
    reader.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(`${path}: ${message.text()}`);
    });
    const answer = await reader.goto(path);
    const headers = answer?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/);
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toContain("unsafe");
    expect(headers["cache-control"], path).toContain("no-store");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(await answer?.text(), path).not.toContain(' style="');
    await reader.waitForLoadState("networkidle");
  }
  expect(refused).toEqual([]);
});

test("the policy's nonce is another one with every answer", async ({ request }) => {
  const nonces = new Set<string | undefined>();
  for (let n = 0; n < 5; n++) {
    const answer = await request.get("/sign-in");
    nonces.add(/'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.[1]);
  }
  expect(nonces.size).toBe(5);
});

test("settings are reached and used by keyboard alone", async ({ openAs, createTeam }) => {
  const { people } = await createTeam(["owner", "viewer"]);
  const page = await openAs(people.owner);
  await page.goto("/settings/people");
  const actions = page
    .locator(`[data-person="${people.viewer.email}"]`)
    .getByRole("button", { name: /^Actions for/ });
  await actions.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Change role" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(actions).toBeFocused();
});
