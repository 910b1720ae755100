import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Scope } from "#lib/auth/scope.ts";
import { findSignedIn, type SignedIn } from "#lib/auth/session.ts";
import { type Db, inOrganization } from "#lib/db/client.ts";
import { auth } from "./auth.ts";
import { authDatabase, webDatabase } from "./database.ts";

/**
 * Who sent these headers; null for nobody, an ended session or a person without an organization. Asks the database
 * each time, so a stream that outlives its request can ask again.
 */
export const findSignedInBy = (sent: Headers): Promise<SignedIn | null> =>
  findSignedIn(auth(), authDatabase(), sent);

const current = cache(async () => findSignedInBy(await headers()));

/** For API routes: null means 401. */
export const findScope = cache(async (): Promise<Scope | null> => (await current())?.scope ?? null);

/** For pages and actions: whoever is not signed in is sent to do so, and comes back. */
export const requireScope = cache(async (): Promise<Scope> => (await requireSignedIn()).scope);

/** The scope with its session, for what concerns one's own account. */
export async function requireSignedIn(): Promise<SignedIn> {
  const signedIn = await current();
  if (signedIn) return signedIn;
  const path = (await headers()).get("x-path") ?? "/";
  redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}

/** One transaction of the web's role in the scope's organization. Once per page or action. */
export const asOrganization = <T>(scope: Scope, work: (db: Db) => Promise<T>): Promise<T> =>
  inOrganization(webDatabase(), scope, work);
