import { randomUUID } from "node:crypto";
import { type Auth, createAuth } from "#lib/auth/auth.ts";
import { joiningPerson } from "#lib/auth/person.ts";
import type { Role } from "#lib/auth/scope.ts";
import { findVisitor, isSignedIn, type SignedIn } from "#lib/auth/session.ts";
import type { Db, PrismaClient } from "#lib/db/client.ts";

export const APP_URL = "http://localhost:3000";
export const SECRET = "a-secret-for-tests-that-is-long-enough";
export const PASSWORD = "correct horse battery";

export const testAuth = (db: PrismaClient, appUrl = APP_URL, secret = SECRET): Auth =>
  createAuth(db, { appUrl, secret });

/** A person with a password, and a membership where an organization is given. */
export async function createPerson(
  owner: Db,
  {
    organizationId,
    role = "member",
    email = `${randomUUID()}@example.com`,
  }: { organizationId?: string; role?: Role; email?: string } = {},
): Promise<{ userId: string; email: string }> {
  const userId = await joiningPerson(owner, { name: "Person", email, password: PASSWORD });
  if (organizationId) await owner.member.create({ data: { organizationId, userId, role } });
  return { userId, email };
}

/** Signs in as a browser would and returns the headers it would then send. */
export async function signInAs(auth: Auth, email: string, password = PASSWORD): Promise<Headers> {
  const { headers } = await auth.api.signInEmail({
    body: { email, password },
    headers: new Headers({ "user-agent": "Test browser" }),
    returnHeaders: true,
  });
  const cookie = headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return new Headers({ cookie });
}

export async function signedInBy(auth: Auth, db: PrismaClient, headers: Headers): Promise<SignedIn> {
  const visitor = await findVisitor(auth, db, headers);
  if (!isSignedIn(visitor)) throw new Error("nobody is signed in by these headers");
  return visitor;
}
