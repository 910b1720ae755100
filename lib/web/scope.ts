import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Scope } from "#lib/auth/scope.ts";
import { findVisitor, isSignedIn, type SignedIn, type Visitor } from "#lib/auth/session.ts";
import { type Db, inOrganization } from "#lib/db/client.ts";
import { withDeadline } from "#lib/realtime/deadline.ts";
import { auth } from "./auth.ts";
import { authDatabase, webDatabase } from "./database.ts";

const KNOWN_WITHIN_MS = 2_500;
const UNKNOWN = "The database cannot be read at the moment. Try again in a few seconds.";

/** Who is asking, with or without an organization: for the pages before sign-in. Told in time or not at all. */
export const currentVisitor = cache(async (): Promise<Visitor | null> => {
  const found = findVisitor(auth(), authDatabase(), await headers());
  return withDeadline(found, KNOWN_WITHIN_MS, UNKNOWN);
});

/** For API routes: null means 401. */
export const findScope = async (): Promise<Scope | null> => (await currentVisitor())?.scope ?? null;

/** For pages and actions: whoever is not signed in is sent to do so, and comes back. */
export const requireScope = async (): Promise<SignedIn["scope"]> => (await requireSignedIn()).scope;

/** The scope with its session, for what concerns one's own account. */
export async function requireSignedIn(): Promise<SignedIn> {
  const visitor = await currentVisitor();
  if (isSignedIn(visitor)) return visitor;
  const path = (await headers()).get("x-path") ?? "/";
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}

/** One transaction of the web's role in the scope's organization. Once per page or action. */
export const asOrganization = <T>(scope: Scope, work: (db: Db) => Promise<T>): Promise<T> =>
  inOrganization(webDatabase(), scope, work);
