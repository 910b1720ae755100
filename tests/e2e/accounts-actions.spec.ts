import type { Page, Request } from "@playwright/test";
import { expect, test } from "#tests/support/browser.ts";

// A server action is a public endpoint: these send what a page sent once more, but not as the page would.

/** The request with which the people page makes this person a member. */
async function captureRoleChange(page: Page, email: string): Promise<Request> {
  await page.goto("/settings/people");
  await page
    .locator(`[data-person="${email}"]`)
    .getByRole("button", { name: /^Actions for/ })
    .click();
  await page.getByRole("menuitem", { name: "Change role" }).click();
  await page.getByRole("radio", { name: /^Member/ }).check();
  const sent = page.waitForRequest((request) => request.headers()["next-action"] !== undefined);
  await page.getByRole("button", { name: "Change role" }).click();
  const request = await sent;
  await request.response();
  return request;
}

type Changes = { headers?: Record<string, string>; body?: (sent: string) => string };

async function sendAgain(by: Page, request: Request, { headers = {}, body = (sent) => sent }: Changes = {}) {
  const { "next-action": action = "", "content-type": contentType = "", accept = "" } = request.headers();
  const answer = await by.request.post(request.url(), {
    headers: { "next-action": action, "content-type": contentType, accept, ...headers },
    data: body(request.postData() ?? ""),
    maxRedirects: 0,
  });
  return { status: answer.status(), headers: answer.headers(), text: await answer.text() };
}

test("an action does nothing for another origin, a wrong role, another organization, or nobody", async ({
  page: nobody,
  app,
  owner,
  openAs,
  createTeam,
}) => {
  const { people, organizationId } = await createTeam(["admin", "member", "viewer"]);
  const others = await createTeam(["owner"]);
  const admin = await openAs(people.admin);
  const sent = await captureRoleChange(admin, people.viewer.email);
  const target = { organizationId, user: { email: people.viewer.email } };
  const roleNow = async () => (await owner.member.findFirstOrThrow({ where: target })).role;
  expect(await roleNow()).toBe("member");
  await owner.member.updateMany({ where: target, data: { role: "viewer" } });

  const ours = { origin: app.address };
  expect((await sendAgain(admin, sent)).text).toContain("did not come from a page");
  await sendAgain(admin, sent, { headers: { origin: "https://evil.example" } });
  await sendAgain(admin, sent, { headers: { origin: "null" } });
  expect(
    (await sendAgain(admin, sent, { headers: { ...ours, "sec-fetch-site": "cross-site" } })).text,
  ).toContain("did not come from a page");

  const member = await openAs(people.member);
  expect((await sendAgain(member, sent, { headers: ours })).text).toContain("This needs the role admin.");
  const stranger = await openAs(others.people.owner);
  expect((await sendAgain(stranger, sent, { headers: ours })).text).toContain(
    "There is no such person here.",
  );
  const anonymous = await sendAgain(nobody, sent, { headers: ours });
  expect(anonymous.headers["x-action-redirect"] ?? anonymous.headers.location).toContain("/sign-in");

  const withMore = await sendAgain(admin, sent, {
    headers: ours,
    body: (text) => text.replace('"role":', '"organizationId":"x","role":'),
  });
  expect(withMore.text).toContain("not known here");
  expect(await roleNow()).toBe("viewer");

  await owner.member.deleteMany({ where: { organizationId, user: { email: people.admin.email } } });
  const removed = await sendAgain(admin, sent, { headers: ours });
  expect(removed.headers["x-action-redirect"] ?? removed.headers.location).toContain("/sign-in");
  expect(await roleNow()).toBe("viewer");
});

test("the same request changes the role when the page's admin sends it from the page's origin", async ({
  app,
  owner,
  openAs,
  createTeam,
}) => {
  const { people, organizationId } = await createTeam(["admin", "viewer"]);
  const admin = await openAs(people.admin);
  const sent = await captureRoleChange(admin, people.viewer.email);
  const target = { organizationId, user: { email: people.viewer.email } };
  await owner.member.updateMany({ where: target, data: { role: "viewer" } });
  await sendAgain(admin, sent, { headers: { origin: app.address } });
  expect((await owner.member.findFirstOrThrow({ where: target })).role).toBe("member");
});
