import { describe, expect } from "vitest";
import { createResetLink, findReset, redeemReset } from "#lib/auth/reset.ts";
import { findVisitor } from "#lib/auth/session.ts";
import { APP_URL, createPerson, signInAs, testAuth } from "#tests/support/account.ts";
import { test } from "#tests/support/database.ts";

const tokenOf = (url: string): string => new URL(url).pathname.split("/").at(-1) ?? "";
const NEW_PASSWORD = "an entirely new password";

describe("a reset link", () => {
  test("sets the password, signs out everywhere, and works once", async ({ auth, owner }) => {
    const { email } = await createPerson(owner);
    const library = testAuth(auth);
    const before = await signInAs(library, email);
    const link = await createResetLink(auth, APP_URL, email.toUpperCase());
    const token = tokenOf(link.url);
    expect(await findReset(auth, token)).toMatchObject({ email });
    expect(await redeemReset(auth, token, NEW_PASSWORD)).toEqual({ email });
    expect(await findVisitor(library, auth, before)).toBeNull();
    await expect(signInAs(library, email)).rejects.toMatchObject({ statusCode: 401 });
    expect(await signInAs(library, email, NEW_PASSWORD)).toBeInstanceOf(Headers);
    await expect(redeemReset(auth, token, "yet another password")).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await findReset(auth, token)).toBeNull();
  });

  test("is used by one of five at once", async ({ auth, owner }) => {
    const { email } = await createPerson(owner);
    const token = tokenOf((await createResetLink(auth, APP_URL, email)).url);
    const uses = await Promise.allSettled(
      Array.from({ length: 5 }, (_, n) => redeemReset(auth, token, `${NEW_PASSWORD} ${n}`)),
    );
    expect(uses.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("does nothing once it expired or a newer one was made", async ({ auth, owner }) => {
    const { email } = await createPerson(owner);
    const older = tokenOf((await createResetLink(auth, APP_URL, email)).url);
    const newer = tokenOf((await createResetLink(auth, APP_URL, email)).url);
    await expect(redeemReset(auth, older, NEW_PASSWORD)).rejects.toMatchObject({ code: "not_found" });
    await owner.verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await findReset(auth, newer)).toBeNull();
    await expect(redeemReset(auth, newer, NEW_PASSWORD)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is not in the database, and is made for nobody unknown", async ({ auth, owner }) => {
    const { email } = await createPerson(owner);
    const { url } = await createResetLink(auth, APP_URL, email);
    expect(JSON.stringify(await owner.verification.findMany())).not.toContain(tokenOf(url));
    await expect(createResetLink(auth, APP_URL, "nobody@example.com")).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
