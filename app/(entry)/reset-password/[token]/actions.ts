"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { limited } from "#lib/auth/limit.ts";
import { redeemReset } from "#lib/auth/reset.ts";
import { NewPassword } from "#lib/auth/schemas.ts";
import { publicFormAction } from "#lib/web/action.ts";
import { authDatabase } from "#lib/web/database.ts";
import { startSession, tryByAddress } from "#lib/web/session.ts";

export const setNewPassword = publicFormAction(
  z.object({ token: z.string(), password: NewPassword }),
  async ({ token, password }) => {
    const db = authDatabase();
    const { email } = await limited(db, [await tryByAddress("reset")], () =>
      redeemReset(db, token, password),
    );
    await startSession(email, password);
    redirect("/jobs");
  },
);
