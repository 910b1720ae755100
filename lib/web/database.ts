import "server-only";
import { connect, type DatabaseRole, type PrismaClient } from "#lib/db/client.ts";
import { webEnv } from "./env.ts";
import { once } from "./once.ts";

/** As long as a transaction may take. A connection that a network has swallowed is then given up for a new one. */
const ANSWERED_WITHIN_MS = 5_000;

/** A file that a person brings, over a slow network. */
export const FILE_WITHIN_MS = 60_000;

const open = (role: DatabaseRole): PrismaClient =>
  once(role, () => connect(webEnv().DATABASE_URL, role, { answeredWithinMs: ANSWERED_WITHIN_MS }));

/** Pages and actions: one organization at a time, through `asOrganization`. */
export const webDatabase = (): PrismaClient => open("tidewatch_web");

/** What is large: a few at a time, beside the pages and not before them. */
export const fileDatabase = (): PrismaClient =>
  once("files", () =>
    connect(webEnv().DATABASE_URL, "tidewatch_web", { max: 4, answeredWithinMs: FILE_WITHIN_MS }),
  );

/** Accounts, sessions, memberships: what is asked before an organization is known. */
export const authDatabase = (): PrismaClient => open("tidewatch_auth");
