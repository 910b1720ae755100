import { describe, expect } from "vitest";
import { limited } from "#lib/auth/limit.ts";
import { findVisitor } from "#lib/auth/session.ts";
import { connect } from "#lib/db/client.ts";
import { isOutage } from "#lib/db/faults.ts";
import { APP_URL, createPerson, PASSWORD, signedInBy, signInAs, testAuth } from "#tests/support/account.ts";
import { test } from "#tests/support/database.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { TcpProxy } from "#tests/support/tcp-proxy.ts";

describe("a session", () => {
  test("opens the person's organization with the role of this moment", async ({ auth, owner }) => {
    const { organizationId } = await createOrganization(owner);
    const { email, userId } = await createPerson(owner, { organizationId, role: "admin" });
    const library = testAuth(auth);
    const headers = await signInAs(library, email);
    expect(await findVisitor(library, auth, headers)).toMatchObject({
      email,
      scope: { organizationId, userId, role: "admin" },
    });
    await owner.member.updateMany({ where: { userId }, data: { role: "viewer" } });
    expect((await signedInBy(library, auth, headers)).scope.role).toBe("viewer");
  });

  test("that cannot be read is told from one that is none: the database is away", async ({
    url,
    auth,
    owner,
  }) => {
    await using line = await TcpProxy.open(Number(new URL(url).port));
    const cut = connect(line.through(url), "tidewatch_auth", { max: 1 });
    const { email } = await createPerson(owner);
    const headers = await signInAs(testAuth(auth), email);
    const library = testAuth(cut);
    expect(await findVisitor(library, cut, headers)).toMatchObject({ email });
    line.refuse();
    expect(isOutage(await findVisitor(library, cut, headers).catch((error: unknown) => error))).toBe(true);
    await cut.$disconnect();
  });

  test("ends with the membership it works in, whoever removes it", async ({ auth, owner }) => {
    const { organizationId } = await createOrganization(owner);
    const elsewhere = await createOrganization(owner, { name: "Elsewhere" });
    const { email, userId } = await createPerson(owner, { organizationId });
    const library = testAuth(auth);
    const here = await signInAs(library, email);
    expect((await signedInBy(library, auth, here)).scope.organizationId).toBe(organizationId);
    await owner.member.create({ data: { organizationId: elsewhere.organizationId, userId, role: "viewer" } });
    await owner.member.deleteMany({ where: { userId, organizationId } });
    expect(await findVisitor(library, auth, here)).toBeNull();
    expect(await owner.session.count({ where: { userId } })).toBe(0);
  });

  test("without any organization is somebody, but has no scope", async ({ auth, owner }) => {
    const { email } = await createPerson(owner);
    const library = testAuth(auth);
    const visitor = await findVisitor(library, auth, await signInAs(library, email));
    expect(visitor).toMatchObject({ email, scope: null });
  });

  test("is nobody's after it expired, was revoked, or its cookie was changed", async ({ auth, owner }) => {
    const { organizationId } = await createOrganization(owner);
    const { email, userId } = await createPerson(owner, { organizationId });
    const library = testAuth(auth);
    const headers = await signInAs(library, email);
    const forged = new Headers({ cookie: `${headers.get("cookie")?.slice(0, -6)}AAAAAA` });
    expect(await findVisitor(library, auth, forged)).toBeNull();
    expect(await findVisitor(library, auth, new Headers())).toBeNull();
    await owner.session.updateMany({ where: { userId }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await findVisitor(library, auth, headers)).toBeNull();
    const again = await signInAs(library, email);
    await owner.session.deleteMany({ where: { userId } });
    expect(await findVisitor(library, auth, again)).toBeNull();
  });

  test("keeps no token that opens it without the server's secret", async ({ auth, owner }) => {
    const { organizationId } = await createOrganization(owner);
    const { email } = await createPerson(owner, { organizationId });
    const library = testAuth(auth);
    const headers = await signInAs(library, email);
    const name = headers.get("cookie")?.split("=")[0];
    const stored = await owner.session.findFirstOrThrow();
    const stolen = new Headers({ cookie: `${name}=${stored.token}` });
    expect(await findVisitor(library, auth, stolen)).toBeNull();
  });
});

describe("signing in", () => {
  test("answers the same for an unknown address and a wrong password", async ({ auth, owner }) => {
    const { email } = await createPerson(owner);
    const library = testAuth(auth);
    const wrong = await signInAs(library, email, "not the password").catch((error) => error);
    const unknown = await signInAs(library, "nobody@example.com").catch((error) => error);
    expect(wrong.body).toEqual(unknown.body);
    expect(wrong.statusCode).toBe(401);
  });

  test("sets a cookie no script can read and no other host can set, over https", async ({ auth, owner }) => {
    const { email } = await createPerson(owner);
    const signIn = async (appUrl: string) => {
      const { headers } = await testAuth(auth, appUrl).api.signInEmail({
        body: { email, password: PASSWORD },
        headers: new Headers(),
        returnHeaders: true,
      });
      return headers.getSetCookie();
    };
    for (const cookie of await signIn("https://tidewatch.example.com")) {
      expect(cookie).toMatch(/^__Host-tidewatch\./);
      expect(cookie).toMatch(/; Secure/i);
      expect(cookie).toMatch(/; Path=\/(;|$)/i);
      expect(cookie).not.toMatch(/Domain=/i);
      expect(cookie).toMatch(/; HttpOnly/i);
      expect(cookie).toMatch(/; SameSite=Lax/i);
    }
    for (const cookie of await signIn(APP_URL)) {
      expect(cookie).toMatch(/^tidewatch\./);
      expect(cookie).toMatch(/; HttpOnly/i);
    }
  });

  test("up is open to nobody", async ({ auth, owner }) => {
    const library = testAuth(auth);
    const person = { name: "Eve", email: "eve@example.com", password: PASSWORD };
    await expect(library.api.signUpEmail({ body: person })).rejects.toMatchObject({ statusCode: 400 });
    const answer = await library.handler(
      new Request(`${APP_URL}/api/auth/sign-up/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: APP_URL },
        body: JSON.stringify(person),
      }),
    );
    expect(answer.status).toBe(400);
    expect(await owner.user.count()).toBe(0);
  });
});

describe("tries that fail", () => {
  const trying = { what: "sign-in", by: "account", subject: "ada@example.com" } as const;
  const fail = () => Promise.reject(new Error("wrong"));

  test("are refused after ten in a row, with how long to wait, and even with the right answer", async ({
    auth,
  }) => {
    for (let n = 0; n < 10; n++) await expect(limited(auth, [trying], fail)).rejects.toThrow("wrong");
    await expect(limited(auth, [trying], async () => "right")).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(/Wait \d minutes?, then try again/),
    });
  });

  test("are counted before they are made, so that a hundred at once get no more", async ({ auth }) => {
    let made = 0;
    const attempt = async () => {
      made += 1;
      return fail();
    };
    await Promise.allSettled(Array.from({ length: 100 }, () => limited(auth, [trying], attempt)));
    expect(made).toBe(10);
  });

  test("do not count for another account, and success counts for nothing", async ({ auth }) => {
    for (let n = 0; n < 10; n++) await expect(limited(auth, [trying], fail)).rejects.toThrow("wrong");
    const other = { ...trying, subject: "grace@example.com" };
    for (let n = 0; n < 15; n++) expect(await limited(auth, [other], async () => "in")).toBe("in");
  });

  test("are forgiven once the window has passed", async ({ auth, owner }) => {
    for (let n = 0; n < 11; n++) await limited(auth, [trying], fail).catch(() => {});
    await owner.$executeRaw`update rate_limit set last_request = last_request - 301000`;
    expect(await limited(auth, [trying], async () => "right")).toBe("right");
  });

  test("leave nothing of what was typed in the database", async ({ auth, owner }) => {
    await limited(auth, [trying], fail).catch(() => {});
    expect(JSON.stringify((await owner.rateLimit.findMany()).map(({ key }) => key))).not.toContain("ada");
  });
});
