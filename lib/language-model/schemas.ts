import { z } from "zod";
import { oneLine } from "#lib/schemas.ts";

const Address = oneLine(z.string("Enter the address."))
  .trim()
  .min(1, "Enter the address, for instance https://api.openai.com/v1.")
  .max(500, "An address has at most 500 characters.")
  .transform((text) => text.replace(/\/(chat\/completions\/?)?$/, ""))
  .superRefine((text, context) => {
    const fault = faultOf(text);
    if (fault) context.addIssue({ code: "custom", message: fault });
  });

function faultOf(text: string): string | null {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || /\s|\\/.test(text))
    return "This is not an address. It begins with https:// and names a host.";
  if (url.username !== "" || url.password !== "" || text.includes("@"))
    return "The key has a field of its own. Leave out what stands before the @.";
  if (url.search !== "" || url.hash !== "" || /[?#]/.test(text))
    return "Leave out what stands behind ? or #.";
  return null;
}

const Amount = (says: string, most: number) =>
  z
    .string(says)
    .trim()
    .regex(/^\d{1,9}(\.\d{1,6})?$/, says)
    .transform(Number)
    .refine((amount) => amount <= most, `At most ${most.toLocaleString("en")}.`);
const Count = (says: string, most: number) => Amount(says, most).refine(Number.isInteger, says);

/** The form of the settings, as a form sends it: all of it text. */
export const LanguageModelForm = z.object({
  address: Address,
  model: oneLine(z.string())
    .trim()
    .min(1, "Enter the model’s name.")
    .max(200, "A name has at most 200 characters."),
  /** Empty: the stored one stays. */
  secretKey: oneLine(z.string()).trim().max(1_000, "A key has at most 1,000 characters."),
  isOn: z.literal("on").optional(),
  requestsPerDay: Count("Enter a whole number.", 1_000_000),
  tokensPerDay: Count("Enter a whole number.", 999_999_999),
  moneyPerMonth: z.union([
    z.literal("").transform(() => null),
    Amount("Enter an amount, or nothing for no limit.", 10_000_000),
  ]),
  inputPrice: Amount("Enter the price of a million tokens; 0 where it costs nothing.", 100_000),
  outputPrice: Amount("Enter the price of a million tokens; 0 where it costs nothing.", 100_000),
});
export type LanguageModelForm = z.output<typeof LanguageModelForm>;

export const NoInput = z.object({});
