import { prismaAdapter } from "better-auth/adapters/prisma";
import { betterAuth } from "better-auth/minimal";
import { organization } from "better-auth/plugins/organization";
import type { PrismaClient } from "#lib/db/client.ts";
import { cookiePolicy } from "./cookies.ts";
import { lastOrganizationOf } from "./last-organization.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "./schemas.ts";

const SESSION_SECONDS = 30 * 24 * 60 * 60;

export type Auth = ReturnType<typeof createAuth>;

/**
 * The sign-in library: passwords, sessions and their cookies. It has no HTTP door of its own: pages reach it through
 * actions, so there is no sign-up, no endpoint of a plugin and no limit to get round. `db` is the auth role's.
 */
export function createAuth(db: PrismaClient, { appUrl, secret }: { appUrl: string; secret: string }) {
  const cookies = cookiePolicy(appUrl);
  return betterAuth({
    appName: "Tidewatch",
    baseURL: appUrl,
    secret,
    database: prismaAdapter(db, { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    // Looked up in the database every time: a revoked session is out at once.
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
    plugins: [organization({ allowUserToCreateOrganization: false })],
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, activeOrganizationId: await lastOrganizationOf(db, session.userId) },
          }),
        },
      },
    },
    advanced: {
      database: { generateId: false },
      // The library's own secure prefix is the weaker `__Secure-`.
      useSecureCookies: false,
      cookiePrefix: cookies.prefix,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: cookies.secure },
    },
    // Counted in `limit.ts`, by account as well as by address, and for more than this library's paths.
    rateLimit: { enabled: false },
    logger: { level: "error" },
    telemetry: { enabled: false },
  });
}
