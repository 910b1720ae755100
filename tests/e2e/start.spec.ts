import { expect, signIn, test } from "#tests/support/browser.ts";

test("whoever comes without an account is asked to sign in", async ({ page }) => {
  await page.goto("/jobs");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a member of a team sees the team's Jobs page after signing in", async ({ createTeam, page }) => {
  const { people } = await createTeam(["member"]);
  await signIn(page, people.member);
  await expect(page).toHaveURL(/\/jobs/);
  await expect(page.getByRole("heading", { name: "Jobs", exact: true })).toBeVisible();
});
