import { z } from "zod";
import { WithoutNul } from "#lib/schemas.ts";

const HOURS = "Use a number from 5 minutes to 7 days.";
const UNITS = { minutes: 60, hours: 3_600, days: 86_400 } as const;

/** What the form of a table says. Only what the chosen way needs is looked at. */
export const FreshnessForm = z
  .strictObject({
    assetId: z.uuid(),
    held: z.enum(["learned", "explicit", "off"], "Choose what it is held to."),
    amount: z.string().trim().default(""),
    unit: z.enum(["minutes", "hours", "days"]).default("hours"),
    columnName: WithoutNul.pipe(z.string().max(200)).default(""),
  })
  .transform(({ assetId, held, amount, unit, columnName }, context) => {
    const seconds = Math.round(Number(amount.replace(",", ".")) * UNITS[unit]);
    if (held === "explicit" && !(amount !== "" && seconds >= 300 && seconds <= 604_800))
      context.addIssue({ code: "custom", path: ["amount"], message: HOURS });
    return {
      assetId,
      isEnabled: held !== "off",
      slaSeconds: held === "explicit" ? seconds : null,
      columnName: columnName === "" ? null : columnName,
    };
  });
export type FreshnessWish = z.output<typeof FreshnessForm>;
