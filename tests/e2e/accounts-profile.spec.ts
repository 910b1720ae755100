import { expect, signIn, test } from "#tests/support/browser.ts";

test("a name is changed and shown everywhere at once", async ({ openAs, createTeam }) => {
  const { people } = await createTeam(["viewer"]);
  const page = await openAs(people.viewer);
  await page.goto("/settings/profile");
  await page.getByLabel("Name", { exact: true }).fill("Grace Hopper");
  await page.getByRole("button", { name: "Save name" }).click();
  await expect(page.getByText("Your name was saved.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Account of Grace Hopper" })).toBeVisible();
});

test("preferences hold in this browser and in the next one", async ({ openAs, createTeam }) => {
  const { people } = await createTeam(["viewer"]);
  const page = await openAs(people.viewer);
  await page.goto("/settings/profile");
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await page.getByLabel("Theme").selectOption("dark");
  await page.getByLabel("Density").selectOption("compact");
  await page.getByLabel("Single-key shortcuts").uncheck();
  await page.getByRole("button", { name: "Save preferences" }).click();
  await expect(page.getByText("It applies wherever you sign in.")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const other = await openAs(people.viewer);
  await other.goto("/settings/profile");
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(other.locator("[data-density=compact]")).toHaveCount(1);
  await expect(other.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
  await expect(other.getByLabel("Single-key shortcuts")).not.toBeChecked();
});

test("a new password takes the old one, and leaves one session", async ({ openAs, createTeam }) => {
  const { people } = await createTeam(["viewer"]);
  const page = await openAs(people.viewer);
  const other = await openAs(people.viewer);
  await page.goto("/settings/profile");
  const change = async (current: string) => {
    await page.getByLabel("Current password").fill(current);
    await page.getByLabel("New password", { exact: true }).fill("an entirely new password");
    await page.getByRole("button", { name: "Change password" }).click();
  };
  await change("not the right one");
  await expect(page.getByText("This is not your current password.")).toBeVisible();
  await change(people.viewer.password);
  await expect(page.getByText("Your password was changed.")).toBeVisible();
  await other.goto("/jobs");
  await expect(other).toHaveURL(/\/sign-in/);
  await signIn(other, { ...people.viewer, password: "an entirely new password" });
});

test("sessions are listed, and one elsewhere is ended from here", async ({
  page: other,
  openAs,
  createTeam,
}) => {
  const { people } = await createTeam(["viewer"]);
  await signIn(other, people.viewer);
  const page = await openAs(people.viewer);
  await page.goto("/settings/profile");
  const sessions = page.getByRole("region", { name: "Where you are signed in" });
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await expect(sessions.getByText("this browser")).toHaveCount(1);
  await sessions.getByRole("button", { name: /^Sign out Chrome/ }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await other.goto("/jobs");
  await expect(other).toHaveURL(/\/sign-in/);
});

test("the organization's name and zone are an admin's to change", async ({ openAs, createTeam }) => {
  const { people } = await createTeam(["member", "admin"]);
  const member = await openAs(people.member);
  await member.goto("/settings/organization");
  await expect(member.getByLabel("Name", { exact: true })).toBeDisabled();
  await expect(member.getByText("This needs the role admin.").first()).toBeVisible();
  const admin = await openAs(people.admin);
  await admin.goto("/settings/organization");
  await admin.getByLabel("Name", { exact: true }).fill("Renamed");
  await admin.getByLabel("Time zone").selectOption("Europe/Paris");
  await admin.getByRole("button", { name: "Save organization" }).click();
  await expect(admin.getByText("The organization was saved.")).toBeVisible();
  await expect(admin.getByRole("button", { name: "Organization: Renamed" })).toBeVisible();
});
