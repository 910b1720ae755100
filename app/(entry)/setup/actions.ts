"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { claimOrganization } from "#lib/auth/claim.ts";
import { limited } from "#lib/auth/limit.ts";
import { Email, NewPassword, OrganizationName, PersonName, TimeZone } from "#lib/auth/schemas.ts";
import { AppError } from "#lib/errors.ts";
import { switchOrganization } from "#lib/people/account.ts";
import { publicFormAction } from "#lib/web/action.ts";
import { authDatabase } from "#lib/web/database.ts";
import { currentVisitor } from "#lib/web/scope.ts";
import { startSession, tryByAddress } from "#lib/web/session.ts";

const Claim = z.object({
  token: z.string(),
  organizationName: OrganizationName,
  timeZone: TimeZone.catch("UTC"),
});
const ClaimByNewcomer = Claim.extend({ name: PersonName, email: Email, password: NewPassword });

export const claimAsNewcomer = publicFormAction(
  ClaimByNewcomer,
  async ({ token, organizationName, timeZone, ...joiner }) => {
    const db = authDatabase();
    await limited(db, [await tryByAddress("claim")], () =>
      claimOrganization(db, { token, organizationName, timeZone, joiner }),
    );
    await startSession(joiner.email, joiner.password);
    redirect("/jobs");
  },
);

export const claimSignedIn = publicFormAction(Claim, async (claim) => {
  const visitor = await currentVisitor();
  if (!visitor) throw new AppError("forbidden", "You are signed out. Reload the page.");
  const db = authDatabase();
  const { organizationId } = await limited(db, [await tryByAddress("claim")], () =>
    claimOrganization(db, { ...claim, joiner: { userId: visitor.userId } }),
  );
  await switchOrganization(db, visitor, organizationId);
  redirect("/jobs");
});
