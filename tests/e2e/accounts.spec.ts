import { createOrganization } from "#lib/auth/claim.ts";
import { createResetLink } from "#lib/auth/reset.ts";
import { expect, signIn, test } from "#tests/support/browser.ts";

const PASSWORD = "correct horse battery";

test.describe("the first visit", () => {
  test("makes the owner's account from the printed address, names the organization and shows its jobs", async ({
    page,
    app,
    owner,
  }) => {
    const email = `first-${crypto.randomUUID()}@example.com`;
    await page.goto(`/setup?token=${app.claimToken}`);
    await page.getByLabel("Your name").fill("Ada Lovelace");
    await page.getByLabel("Organization").fill("Analytical Engines");
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.waitForURL("**/jobs");
    await expect(page.getByRole("heading", { name: "Jobs", level: 1 })).toBeVisible();
    await expect(page.getByRole("button", { name: "Organization: Analytical Engines" })).toBeVisible();
    await expect(page.getByRole("table").getByText("Asset Discovery").first()).toBeVisible();
    const { timeZone } = await owner.organization.findFirstOrThrow({ where: { name: "Analytical Engines" } });
    expect(timeZone).toBe(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone));
  });

  test("says what is wrong beside each field, and keeps what was typed", async ({ page, owner }) => {
    const { token } = await createOrganization(owner, "Waiting");
    await page.goto(`/setup?token=${token}`);
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("E-mail").fill("not an address");
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("Check the highlighted fields.");
    await expect(page.getByText("Write the organization's name.")).toBeVisible();
    await expect(page.getByText("Write an e-mail address")).toBeVisible();
    await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
    await expect(page.getByLabel("Your name")).toHaveValue("Ada");
    await expect(page.getByLabel("Password")).toHaveValue("");
  });

  test("is over for good: a used, a wrong and a missing token open nothing", async ({ page, owner }) => {
    const { token } = await createOrganization(owner, "Waiting");
    await owner.user.create({ data: { name: "Somebody", email: `${crypto.randomUUID()}@example.com` } });
    await owner.instanceClaim.deleteMany({ where: { organization: { name: "Waiting" } } });
    for (const path of [`/setup?token=${token}`, "/setup?token=wrong", "/setup"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: "This link claims nothing" })).toBeVisible();
      await expect(page.getByRole("textbox")).toHaveCount(0);
    }
  });
});

test.describe("signing in", () => {
  test("works without script, leads back to where one was going, and out again", async ({
    browser,
    baseURL,
    createTeam,
  }) => {
    const { people } = await createTeam(["member"]);
    const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
    const page = await context.newPage();
    await page.goto("/settings/people");
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Fpeople$/);
    await page.getByLabel("E-mail").fill(people.member.email);
    await page.getByLabel("Password").fill("something else");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("do not belong together");
    await expect(page.getByLabel("E-mail")).toHaveValue(people.member.email);
    await page.getByLabel("Password").fill(people.member.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/settings\/people$/);
    await context.close();
  });

  test("says the same for an unknown address as for a wrong password", async ({ page, createTeam }) => {
    const { people } = await createTeam(["member"]);
    const refusalFor = async (email: string) => {
      await page.goto("/sign-in");
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill("something else");
      await page.getByRole("button", { name: "Sign in" }).click();
      return page.getByRole("main").getByRole("alert").innerText();
    };
    const unknown = await refusalFor(`${crypto.randomUUID()}@example.com`);
    expect(await refusalFor(people.member.email)).toBe(unknown);
  });

  test("is refused after ten failures, with how long to wait, also with the right password", async ({
    page,
    owner,
    createTeam,
  }) => {
    const { people } = await createTeam(["member"]);
    await page.goto("/sign-in");
    for (let n = 0; n <= 10; n++) {
      await page.getByLabel("E-mail").fill(people.member.email);
      await page.getByLabel("Password").fill(n < 10 ? "something else" : people.member.password);
      const answered = page.waitForResponse((response) => response.request().method() === "POST");
      await page.getByRole("button", { name: "Sign in" }).click();
      await answered;
      await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
    }
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      /too many tries\. Wait \d+ minutes?/,
    );
    await owner.rateLimit.deleteMany({ where: { key: { startsWith: "sign-in:address:" } } });
  });

  test("ends with signing out: the page before it is not shown again", async ({ openAs, createTeam }) => {
    const { people } = await createTeam(["member"]);
    const page = await openAs(people.member);
    await page.goto("/jobs");
    await page.getByRole("button", { name: /^Account of/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in");
    await page.goto("/jobs");
    await expect(page).toHaveURL(/\/sign-in/);
  });
});

test("nobody signs up uninvited: there is no door for it", async ({ request, baseURL, owner }) => {
  const before = await owner.user.count();
  for (const path of [
    "/api/auth/sign-up/email",
    "/api/auth/sign-in/email",
    "/api/auth/organization/create",
    "/sign-up",
  ]) {
    const answer = await request.post(path, {
      headers: { origin: baseURL ?? "" },
      data: { name: "Eve", email: "eve@example.com", password: PASSWORD },
    });
    expect(answer.status(), path).toBe(404);
  }
  expect(await owner.user.count()).toBe(before);
});

test.describe("a reset link", () => {
  test("sets a new password, signs in, ends every other session, and works once", async ({
    page,
    openAs,
    app,
    owner,
    createTeam,
  }) => {
    const { people } = await createTeam(["member"]);
    const elsewhere = await openAs(people.member);
    const { url } = await createResetLink(owner, app.address, people.member.email);
    await page.goto(url);
    await page.getByLabel("New password", { exact: true }).fill("short");
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
    await page.getByLabel("New password", { exact: true }).fill("an entirely new password");
    await page.getByRole("button", { name: "Set password" }).click();
    await page.waitForURL("**/jobs");
    await elsewhere.goto("/jobs");
    await expect(elsewhere).toHaveURL(/\/sign-in/);
    await page.goto(url);
    await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
    await signIn(elsewhere, { ...people.member, password: "an entirely new password" });
    await expect(elsewhere).toHaveURL(/\/jobs/);
  });

  test("is asked of an admin or the operator where no mail is sent", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await expect(page.getByText("Ask an admin of your organization for a reset link")).toBeVisible();
    await expect(page.getByText("user reset")).toBeVisible();
  });
});
