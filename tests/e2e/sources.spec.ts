import { expectAccessible } from "#tests/support/accessible.ts";
import { expect } from "#tests/support/browser.ts";
import { connectShop, fillSource, ofShop, test } from "#tests/support/shop-page.ts";

test.describe("connecting a database", () => {
  test("is tested in the form, then saved and discovered, and its tables can be browsed", async ({
    createTeam,
    openAs,
    shop,
  }) => {
    const { people } = await createTeam(["admin"]);
    const page = await openAs(people.admin);
    await page.goto("/assets");
    await expect(page.getByText("No database is connected yet")).toBeVisible();
    await page.getByRole("link", { name: "Connect a database" }).first().click();
    await fillSource(page, ofShop(shop, "Shop <b>& co</b>"));
    await expect(page.getByText(`CREATE ROLE "${shop.username}"`)).toBeVisible();

    await page.getByRole("button", { name: "Test connection" }).click();
    const test = page.getByRole("region", { name: "Connection test" });
    await expect(test.getByText("The connection works", { exact: true })).toBeVisible();
    await expect(test.getByText(shop.username, { exact: true })).toBeVisible();
    await expect(test.getByText(/may not read staff/)).toBeVisible();
    await expect(page.getByText("Tested: the connection works.")).toBeVisible();
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
    await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("placeholder", "unchanged");
    await page.reload();
    await expect(test.getByText("The connection works", { exact: true })).toBeVisible();

    await page.getByRole("button", { name: "Save and run discovery" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Shop <b>& co</b>" })).toBeVisible();
    await expect(page.getByText(/Result of J-/)).toBeVisible();
    await page.getByRole("link", { name: "sales.orders" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "sales.orders" })).toBeVisible();
  });

  test("says beside each field what is wrong, keeps what was typed but the password, and stores nothing", async ({
    createTeam,
    openAs,
    owner,
  }) => {
    const { people, organizationId } = await createTeam(["admin"]);
    const page = await openAs(people.admin);
    await page.goto("/assets/new");
    await fillSource(page, {
      name: "x".repeat(81),
      host: "postgresql://db.example.com",
      port: "five",
      database: "é".repeat(32),
      username: "reader",
      password: "canary-in-the-form",
      tls: "require",
      timeLimit: "1",
    });
    await page.getByRole("button", { name: "Save and run discovery" }).click();
    for (const sentence of [
      "A name has at most 80 characters.",
      "Enter the host alone, without postgresql:// in front of it.",
      "The port is a whole number from 1 to 65535; Postgres usually listens on 5432.",
      "In Postgres the name of a database has at most 63 bytes.",
      "The time limit is a whole number of seconds from 10 to 86,400 (a day).",
    ]) {
      await expect(page.getByText(sentence)).toBeVisible();
    }
    await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
    await expect(page.getByLabel("Host", { exact: true })).toHaveValue("postgresql://db.example.com");
    await expect(page.getByLabel("TLS")).toHaveValue("require");
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
    expect(await page.content()).not.toContain("canary-in-the-form");
    expect(await owner.source.count({ where: { organizationId } })).toBe(0);
  });

  test("works without script: refused, then tested, then saved", async ({
    createTeam,
    openAs,
    shop,
    owner,
  }) => {
    const { people, organizationId } = await createTeam(["admin"]);
    const page = await openAs(people.admin, { javaScriptEnabled: false });
    await page.goto("/assets/new");
    await fillSource(page, { ...ofShop(shop, "plain"), port: "0" });
    await page.getByRole("button", { name: "Test connection" }).click();
    await expect(page.getByText("The port is a whole number")).toBeVisible();
    await expect(page.getByLabel("Host", { exact: true })).toHaveValue(shop.host);
    await fillSource(page, { port: shop.port, password: shop.password });
    await page.getByRole("button", { name: "Test connection" }).click();
    await expect(page).toHaveURL(/draft=.*test=/);
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("The connection works", { exact: true })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.getByRole("button", { name: "Save and run discovery" }).click();
    await expect(page).toHaveURL(/\/assets\/[0-9a-f-]+\?job=/);
    expect(await owner.source.count({ where: { organizationId, state: "active" } })).toBe(1);
  });

  test("is for admins: a member is told whom to ask, and another organization finds nothing", async ({
    createTeam,
    openAs,
    shop,
  }) => {
    const team = await createTeam(["admin", "member"]);
    const admin = await openAs(team.people.admin);
    await connectShop(admin, shop, "ours");
    const address = new URL(admin.url()).pathname;

    const member = await openAs(team.people.member);
    for (const path of ["/assets/new", `${address}/edit`]) {
      await member.goto(path);
      await expect(
        member.getByText("This needs the role admin. Ask an admin of this organization."),
      ).toBeVisible();
      await expect(member.getByRole("textbox")).toHaveCount(0);
    }
    await member.goto(address);
    await expect(member.getByRole("button", { name: /^Edit/ })).toHaveAttribute("aria-disabled", "true");

    const stranger = await openAs((await createTeam(["owner"])).people.owner);
    const draft = `/assets/new?draft=${address.split("/").at(-1)}`;
    for (const path of [
      address,
      `${address}/edit`,
      draft,
      "/assets/0196f0c8-0000-7000-8000-000000000000",
      "/assets/x",
    ]) {
      const answer = await stranger.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(stranger.getByText("ours")).toHaveCount(0);
    }
  });
});

test.describe("a connected source", () => {
  test("asks for the password again when its host changes, and keeps it when its name does", async ({
    createTeam,
    openAs,
    shop,
  }) => {
    const { people } = await createTeam(["owner"]);
    const page = await openAs(people.owner);
    await connectShop(page, shop, "before");
    await page.getByRole("link", { name: "Edit" }).click();
    await fillSource(page, { name: "after", host: "localhost" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Enter the password again: the host changed.")).toBeVisible();
    await expect(page.getByLabel("Host", { exact: true })).toHaveValue("localhost");
    await fillSource(page, { host: shop.host });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "after" })).toBeVisible();
    await page.getByRole("button", { name: "Test connection" }).click();
    await expect(page.getByText("The connection works", { exact: true })).toBeVisible();
  });

  test("whose password became wrong fails with cause and fix; corrected, the job's retry completes", async ({
    createTeam,
    openAs,
    shop,
  }) => {
    const { people } = await createTeam(["owner"]);
    const page = await openAs(people.owner);
    await connectShop(page, shop, "shop");
    await shop.sql(`alter role ${shop.username} password 'another'`);
    await page.getByRole("button", { name: "Run discovery" }).click();
    const failed = page.getByRole("row", { name: /Asset Discovery.*Failed/ });
    await expect(failed).toBeVisible();

    await page.getByRole("link", { name: "Edit" }).click();
    await fillSource(page, { password: "another" });
    await page.getByRole("button", { name: "Save and test connection" }).click();
    await expect(page.getByText("The connection works", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "shop", exact: true }).click();
    await failed.getByRole("button", { name: /^Actions for/ }).click();
    await page.getByRole("menuitem", { name: "Retry Job" }).click();
    await expect(page.getByRole("row", { name: /Asset Discovery.*Completed/ })).toHaveCount(2);
  });

  test("is removed once its name is typed; its jobs stay and its page says so", async ({
    createTeam,
    openAs,
    shop,
    owner,
  }) => {
    const { people, organizationId } = await createTeam(["owner"]);
    const page = await openAs(people.owner);
    await connectShop(page, shop, "leaving");
    const address = new URL(page.url()).pathname;
    await page.getByRole("button", { name: "More for leaving" }).click();
    await page.getByRole("menuitem", { name: "Remove source" }).click();
    const confirm = page.getByRole("alertdialog", { name: "Remove leaving?" });
    await expect(confirm.getByRole("button", { name: "Remove source" })).toBeDisabled();
    await confirm.getByLabel("Type leaving to confirm").fill("leaving");
    await confirm.getByRole("button", { name: "Remove source" }).click();
    await expect(page).toHaveURL(/\/assets$/);
    await expect(page.getByText("No database is connected yet")).toBeVisible();
    expect(await owner.sourceCredential.count({ where: { organizationId } })).toBe(0);

    await page.goto(address);
    await expect(page.getByText("This source was removed")).toBeVisible();
    await expect(page.getByRole("button", { name: "Run discovery" })).toHaveCount(0);
    await page
      .getByRole("button", { name: /^Actions for/ })
      .last()
      .click();
    await expect(page.getByRole("menuitem", { name: /Retry Job/ })).toHaveAttribute("aria-disabled", "true");
  });

  test("has a form that axe and a narrow phone find nothing wrong with", async ({
    createTeam,
    openAs,
    shop,
  }) => {
    const { people } = await createTeam(["owner"]);
    const page = await openAs(people.owner);
    await page.goto("/assets/new");
    await fillSource(page, { ...ofShop(shop, "refused"), password: "wrong" });
    await page.getByRole("button", { name: "Test connection" }).click();
    await expect(page.getByText("Credentials refused")).toBeVisible();
    await expectAccessible(page, "a refused connection");
  });
});
