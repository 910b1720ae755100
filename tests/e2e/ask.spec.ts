import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser.ts";
import { insertSource } from "#tests/support/job-rows.ts";
import { insertRuns } from "#tests/support/job-runs.ts";
import { noUsage } from "#tests/support/run-history.ts";

test("questions are answered from one's own jobs, with links to what is counted, and kept as a conversation", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const sourceId = await insertSource(owner, scope, "orders");
  await owner.source.update({ where: { id: sourceId }, data: { name: "orders" } });
  const [good = "", failed = ""] = await insertRuns(owner, scope, sourceId, [
    { minutesAgo: 3, seconds: 60 },
    { minutesAgo: 2, seconds: 30, failure: noUsage("returns") },
  ]);
  const shortIdOf = async (id: string) => (await owner.job.findUniqueOrThrow({ where: { id } })).shortId;
  const page = await openAs(people.viewer);
  await page.goto("/ask");
  await expect(page.getByRole("heading", { name: "Nothing asked yet" })).toBeVisible();
  await expectAccessible(page, "an empty Ask page");

  const ask = async (question: string) => {
    await page.getByRole("textbox", { name: "Question" }).fill(question);
    await page.keyboard.press("Enter");
    return page.getByRole("region", { name: question });
  };
  const why = await ask("Why did my last job fail?");
  await expect(why.getByText(/may not read the schema returns/).first()).toBeVisible();
  await expect(why.getByText(/What to do: Grant the role usage/)).toBeVisible();
  await expect(why.getByRole("link", { name: await shortIdOf(good) })).toBeVisible();

  const week = await ask("What jobs ran this week?");
  await expect(week.getByRole("link", { name: "2 jobs" })).toBeVisible();

  const usual = await ask("How long does asset discovery usually take?");
  await expect(usual.getByText(/It took 1m 00s .* median of/)).toBeVisible();
  await expect(usual.getByText(/too few runs to say what is usual/)).toBeVisible();

  const list = await ask("Show me failed jobs for the orders database");
  await expect(list.getByRole("link", { name: await shortIdOf(failed) })).toBeVisible();
  const followUp = await ask("and the completed ones?");
  await expect(followUp.getByRole("link", { name: await shortIdOf(good) })).toBeVisible();

  const unclear = await ask("How many jobs failed on mars?");
  await expect(unclear.getByText(/“mars” could not be understood/)).toBeVisible();
  await expect(
    unclear.getByRole("list", { name: "Questions near it" }).getByRole("link").first(),
  ).toBeVisible();

  await expectAccessible(page, "a conversation");

  // What was understood is changed where it stands, by keyboard alone, and the answer is made anew below it.
  const chip = list.locator("summary", { hasText: "Status" });
  await chip.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab"); // Pending
  for (const _ of ["Running", "Completed"]) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(list.getByText("2 jobs completed or failed on orders.")).toBeVisible();
  await expect(chip).toBeFocused();
  await expect(list.getByRole("group", { name: "Status" })).toBeHidden();
  await list.getByRole("button", { name: "Remove the filter Source" }).click();
  await expect(list.getByText(/2 jobs completed or failed\./)).toBeVisible();
  await list.locator("summary", { hasText: "Created" }).click();
  await list.getByRole("radio", { name: "Last month" }).check();
  await list.getByRole("button", { name: "Ask again" }).click();
  await expect(list.getByText(/^0 jobs completed or failed from/)).toBeVisible();
  await expectAccessible(page, "a question that was changed");
  await list.getByRole("link", { name: "Open in Jobs" }).last().click();
  await expect(page).toHaveURL(/\/jobs\?status=completed,failed&since=/);
  await page.goBack();

  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete conversation" }).click();
  await expect(page.getByRole("heading", { name: "Nothing asked yet" })).toBeVisible();

  await page.goto("/ask?q=failed+jobs+this+week&q=how+many+completed+ones%3F");
  await expect(
    page.getByRole("region", { name: "how many completed ones?" }).getByRole("link", { name: "1 job" }),
  ).toBeVisible();
});

test("without script a question is answered and changed all the same", async ({
  createTeam,
  openAs,
  owner,
}) => {
  const { people } = await createTeam(["viewer"]);
  const { scope } = people.viewer;
  const sourceId = await insertSource(owner, scope, "orders");
  await insertRuns(owner, scope, sourceId, [
    { minutesAgo: 3, seconds: 60 },
    { minutesAgo: 2, seconds: 30, failure: noUsage("returns") },
  ]);
  const page = await openAs(people.viewer, { javaScriptEnabled: false });
  await page.goto("/ask");
  await page.getByRole("textbox", { name: "Question" }).fill("how many jobs failed?");
  await page.getByRole("button", { name: "Ask" }).click();
  const turn = page.getByRole("region", { name: "how many jobs failed?" });
  await expect(turn.getByText("1 job failed.")).toBeVisible();
  await turn.locator("summary", { hasText: "Status" }).click();
  await turn.getByRole("checkbox", { name: "Completed" }).check();
  await turn.getByRole("button", { name: "Ask again" }).first().click();
  await expect(turn.getByText("2 jobs completed or failed.")).toBeVisible();
});
