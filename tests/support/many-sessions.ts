import { createHmac, randomUUID } from "node:crypto";
import { cookiePolicy } from "#lib/auth/cookies.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import { SECRET } from "./account.ts";

/** Each a browser of its own in which that person is signed in: what it sends. */
export async function signInMany(owner: PrismaClient, scope: Scope, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, () => randomUUID());
  await owner.session.createMany({
    data: tokens.map((token) => ({
      ...{ token, userId: scope.userId ?? "", activeOrganizationId: scope.organizationId },
      expiresAt: new Date(Date.now() + 3_600_000),
    })),
  });
  return tokens.map(toCookie);
}

/** As the sign-in library signs it. */
function toCookie(token: string): string {
  const { prefix } = cookiePolicy("http://localhost");
  const signature = createHmac("sha256", SECRET).update(token).digest("base64");
  return `${prefix}.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
