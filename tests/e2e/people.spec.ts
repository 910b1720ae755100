import { expect, test } from "#tests/support/browser.ts";

const PASSWORD = "a long enough password";

test("an invitation is a link: its bearer chooses a password and is a member", async ({
  page,
  openAs,
  createTeam,
}) => {
  const { people, name } = await createTeam(["admin"]);
  const email = `grace-${crypto.randomUUID()}@example.com`;
  const admin = await openAs(people.admin);
  await admin.goto("/settings/people");
  await admin.getByLabel("E-mail").fill(email);
  await admin.getByLabel("Role").selectOption("member");
  await admin.getByRole("button", { name: "Invite", exact: true }).click();
  const url = await admin.getByLabel("Link", { exact: true }).inputValue();
  await expect(admin.getByRole("region", { name: "Open invitations" })).toContainText(email);

  await page.goto(url);
  await expect(page.getByRole("heading", { name: `Join ${name}` })).toBeVisible();
  await page.getByLabel("Your name").fill("Grace Hopper");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Accept invitation" }).click();
  await page.waitForURL("**/jobs");
  await expect(page.getByRole("button", { name: `Organization: ${name}` })).toBeVisible();

  await admin.reload();
  await expect(admin.getByRole("region", { name: "Open invitations" })).toHaveCount(0);
  await expect(admin.locator(`[data-person="${email}"]`)).toContainText("Member");
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "This invitation has been used" })).toBeVisible();
});

test("an invitation that was taken back opens nothing", async ({ page, openAs, createTeam }) => {
  const { people } = await createTeam(["admin"]);
  const email = `grace-${crypto.randomUUID()}@example.com`;
  const admin = await openAs(people.admin);
  await admin.goto("/settings/people");
  await admin.getByLabel("E-mail").fill(email);
  await admin.getByRole("button", { name: "Invite", exact: true }).click();
  const url = await admin.getByLabel("Link", { exact: true }).inputValue();
  await admin.getByRole("button", { name: `Take back the invitation of ${email}` }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Take back" }).click();
  await expect(admin.getByRole("alertdialog")).toHaveCount(0);
  await expect(admin.getByRole("region", { name: "Open invitations" })).toHaveCount(0);
  await page.goto(url);
  await expect(
    page.getByRole("heading", { name: "This invitation was taken back or replaced" }),
  ).toBeVisible();
  await page.goto(`${url.slice(0, -4)}AAAA`);
  await expect(page.getByRole("heading", { name: "This is not an invitation" })).toBeVisible();
});

test("somebody with an account joins a second organization and goes from one to the other", async ({
  openAs,
  createTeam,
}) => {
  const home = await createTeam(["member"]);
  const host = await createTeam(["owner"]);
  const email = home.people.member.email;
  const owner = await openAs(host.people.owner);
  await owner.goto("/settings/people");
  await owner.getByLabel("E-mail").fill(email);
  await owner.getByLabel("Role").selectOption("viewer");
  await owner.getByRole("button", { name: "Invite", exact: true }).click();
  const url = await owner.getByLabel("Link", { exact: true }).inputValue();

  await owner.goto(url);
  await expect(owner.getByText(`This invitation is for ${email}`)).toBeVisible();

  const member = await openAs(home.people.member);
  await member.goto(url);
  await member.getByRole("button", { name: "Accept invitation" }).click();
  await member.waitForURL("**/jobs");
  await member.getByRole("button", { name: `Organization: ${host.name}` }).click();
  await member.getByRole("menuitemcheckbox", { name: home.name }).click();
  await expect(member.getByRole("button", { name: `Organization: ${home.name}` })).toBeVisible();
});

test("a role is changed from the list, and holds with the next click of who got it", async ({
  openAs,
  createTeam,
}) => {
  const { people } = await createTeam(["owner", "viewer"]);
  const viewer = await openAs(people.viewer);
  await viewer.goto("/settings/people");
  await expect(viewer.getByText("Admins and owners invite people")).toBeVisible();
  await expect(viewer.getByRole("button", { name: /^Actions for/ })).toHaveCount(0);

  const owner = await openAs(people.owner);
  await owner.goto("/settings/people");
  const row = owner.locator(`[data-person="${people.viewer.email}"]`);
  await row.getByRole("button", { name: /^Actions for/ }).click();
  await owner.getByRole("menuitem", { name: "Change role" }).click();
  await owner.getByRole("radio", { name: /^Admin/ }).check();
  await owner.getByRole("button", { name: "Change role" }).click();
  await expect(row).toContainText("Admin");

  await viewer.reload();
  await expect(viewer.getByRole("button", { name: "Invite", exact: true })).toBeVisible();
});

test("the last owner keeps the place, and the menu says why", async ({ openAs, createTeam }) => {
  const { people } = await createTeam(["owner"]);
  const owner = await openAs(people.owner);
  await owner.goto("/settings/people");
  await owner.getByRole("button", { name: /^Actions for/ }).click();
  await expect(owner.getByRole("menuitem", { name: /^Change role/ })).toContainText(
    "This is the last owner.",
  );
  await expect(owner.getByRole("menuitem", { name: /^Remove/ })).toBeDisabled();
});

test("whoever is removed is out with the next click", async ({ openAs, createTeam }) => {
  const { people } = await createTeam(["admin", "member"]);
  const member = await openAs(people.member);
  const admin = await openAs(people.admin);
  await admin.goto("/settings/people");
  const row = admin.locator(`[data-person="${people.member.email}"]`);
  await row.getByRole("button", { name: /^Actions for/ }).click();
  await admin.getByRole("menuitem", { name: "Remove" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);
  await member.goto("/settings/profile");
  await expect(member).toHaveURL(/\/sign-in/);
});

test("an admin makes a reset link for a member, and it sets the password", async ({
  page,
  openAs,
  createTeam,
}) => {
  const { people } = await createTeam(["admin", "member"]);
  const admin = await openAs(people.admin);
  await admin.goto("/settings/people");
  const row = admin.locator(`[data-person="${people.member.email}"]`);
  await row.getByRole("button", { name: /^Actions for/ }).click();
  await admin.getByRole("menuitem", { name: "Make a reset link" }).click();
  const url = await admin.getByLabel("Link", { exact: true }).inputValue();
  await page.goto(url);
  await page.getByLabel("New password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Set password" }).click();
  await page.waitForURL("**/jobs");
});
