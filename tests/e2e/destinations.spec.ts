import { Webhook } from "standardwebhooks";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { queueAlert } from "#tests/support/queued-alert.ts";
import { httpReceiver } from "#tests/support/receivers.ts";

test("a destination is made, tried, fails, is paused and resumed; others see that it is there, and not where it leads", async ({
  createTeam,
  openAs,
  owner,
}) => {
  test.slow();
  let status = 200;
  await using receiver = await httpReceiver((response) =>
    response.writeHead(status).end("canary-of-the-answer"),
  );
  const { people, organizationId } = await createTeam(["admin", "viewer"]);
  const page = await openAs(people.admin);
  const lastTest = page.getByRole("region", { name: "Last test" });
  const facts = page.getByRole("complementary", { name: "About this destination" });
  await page.goto("/settings/destinations");
  await expect(page.getByRole("heading", { name: "Nowhere to send alerts yet" })).toBeVisible();
  await expectAccessible(page, "no destination");
  await page.getByRole("link", { name: "New destination" }).click();
  await expectAccessible(page, "the kinds of destinations");
  await page.getByRole("link", { name: /^Webhook/ }).click();

  // What is wrong is said beside its field, and what is secret does not come back.
  await page.getByLabel("Name").fill("On call");
  await page.getByLabel("Address").fill("https://ada:canary@example.com/hook");
  await page.getByLabel("Authorization header").fill("Bearer canary");
  await page.getByRole("button", { name: "Save destination" }).click();
  await expect(page.getByLabel("Address")).toHaveAccessibleDescription(/user name or a password/);
  await expect(page.getByLabel("Authorization header")).toHaveValue("");
  await page.getByLabel("Address").fill("https://169.254.169.254/");
  await page.getByRole("button", { name: "Save destination" }).click();
  await expect(page.getByLabel("Address")).toHaveAccessibleDescription(/may not connect/);
  expect(await owner.alertDestination.count({ where: { organizationId } })).toBe(0);
  await page.getByLabel("Address").fill(receiver.address);
  await page.getByRole("button", { name: "Save destination" }).click();
  const secret = await page.getByRole("textbox", { name: "Signing secret", exact: true }).inputValue();
  await expectAccessible(page, "a new secret");
  await page.getByRole("link", { name: "I have copied it: go on" }).click();

  // A worker sends the test, and the page tells what came of it by itself.
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(lastTest.getByText(/The test arrived \(200 · /)).toBeVisible();
  const [test_] = receiver.received;
  expect(
    new Webhook(secret).verify(test_?.body ?? "", test_?.headers as Record<string, string>),
  ).toMatchObject({
    type: "test",
  });
  status = 500;
  // A test goes to what is saved, and the form says so while it holds something else.
  const address = page.getByLabel("Address");
  const saved = await address.inputValue();
  await address.fill("https://elsewhere.example.com/hook");
  await expect(page.getByText("Until then “Send test” tries what is saved.")).toBeVisible();
  await address.fill(saved);
  await page.getByRole("button", { name: "Send test" }).click();
  await expect(lastTest.getByText(/The test did not arrive \(500 · /)).toBeVisible();
  await expect(facts.getByText("Active")).toBeVisible();

  // Four alerts that do not arrive pause it.
  const { id } = await owner.alertDestination.findFirstOrThrow({ where: { organizationId } });
  for (const title of ["One", "Two", "Three", "Four"])
    await queueAlert(owner, { organizationId }, id, { title });
  await expect(page.getByText(/Paused .* after 4 failures in a row/)).toBeVisible();
  await expectAccessible(page, "a paused destination");
  expect(await page.content()).not.toContain("canary");

  const viewer = await openAs(people.viewer, { viewport: { width: 360, height: 740 } });
  await viewer.goto("/settings/destinations");
  await expect(viewer.getByRole("cell", { name: "On call" })).toBeVisible();
  await expect(viewer.getByText("Paused").first()).toBeVisible();
  await expect(viewer.getByText(/127\.0\.0\.1/)).toHaveCount(0);
  await expect(viewer.getByText(/needs the role/i)).toBeVisible();
  await expectAccessible(viewer, "destinations to a viewer");
  for (const path of ["new", id, "mail"]) {
    await viewer.goto(`/settings/destinations/${path}`);
    await expect(viewer.getByRole("heading", { name: /^You may not/ })).toBeVisible();
  }

  status = 200;
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(facts.getByText("Active")).toBeVisible();
  await expect(
    page.getByRole("table", { name: "Last sends" }).getByText("Sent", { exact: true }),
  ).toHaveCount(5, {
    timeout: 20_000,
  });

  // The secret is exchanged without a gap, and the address does not change under the one that is stored.
  await page.getByRole("button", { name: "Exchange the secret" }).click();
  await expect(page.getByRole("textbox", { name: "Signing secret", exact: true })).toHaveValue(/^whsec_/);
  await expect(page.getByText("both the old and the new one sign until")).toBeVisible();
  await page.getByLabel("Address").fill("https://example.com/");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("The address changed: enter the signing secret again")).toBeVisible();

  await page.goto("/settings/destinations/mail");
  await page.getByLabel("Host").fill("169.254.169.254");
  await page.getByLabel("Sender").fill("Tidewatch <alerts@example.com>");
  await page.getByRole("button", { name: "Save mail server" }).click();
  await expect(page.getByLabel("Host")).toHaveAccessibleDescription(/may not connect/);
  await page.getByLabel("Host").fill("smtp.example.com");
  await page.getByRole("button", { name: "Save mail server" }).click();
  await expect(page.getByText("The mail server was saved.")).toBeVisible();
  await expectAccessible(page, "the mail server");

  await page.goto(`/settings/destinations/${id}`);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("button", { name: "Delete destination" }).click();
  await expect(page.getByRole("heading", { name: "Nowhere to send alerts yet" })).toBeVisible();
});
