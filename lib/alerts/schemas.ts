import { z } from "zod";
import { ALERT_KIND_NAMES, ALERT_SEVERITIES } from "#lib/engines/alerts/kinds.ts";
import { oneLine, WithoutNul } from "#lib/schemas.ts";

/** A field that is sent once, several times or not at all. */
const listOf = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((one) => [one])]).default([]);

const MOST_GLOBS = 20;
const MOST_IN_LIST = 200;

/** Names with commas between them; none means all. */
const names = (what: string) =>
  WithoutNul.pipe(z.string())
    .default("")
    .transform((text) => [
      ...new Set(
        text
          .split(",")
          .map((name) => name.trim())
          .filter((name) => name !== ""),
      ),
    ])
    .pipe(
      z
        .array(oneLine(z.string().max(100, `A ${what} has at most 100 characters.`)))
        .max(MOST_GLOBS, `Name at most ${MOST_GLOBS}.`),
    );

/** An amount in a unit; left empty it is null. */
export const SPAN_UNITS = { minutes: 60, hours: 3_600, days: 86_400 } as const;
export type SpanUnit = keyof typeof SPAN_UNITS;
const LONGEST_SPAN = 30 * SPAN_UNITS.days;
const SPAN_UNIT = z.enum(["minutes", "hours", "days"]).default("hours");

const text = z.string().trim().default("");
const flag = z.literal("on").optional();

const RuleFields = z.strictObject({
  id: z.union([z.uuid(), z.literal("")]).default(""),
  name: oneLine(z.string().trim().min(1, "Give the rule a name.").max(100, "Use at most 100 characters.")),
  kinds: listOf(z.enum(ALERT_KIND_NAMES)).pipe(
    z.array(z.enum(ALERT_KIND_NAMES)).min(1, "Choose at least one thing that may happen."),
  ),
  severities: listOf(z.enum(ALERT_SEVERITIES)),
  sourceIds: listOf(z.uuid()).pipe(z.array(z.uuid()).max(MOST_IN_LIST)),
  schemaGlobs: names("schema"),
  tableGlobs: names("table"),
  tags: names("tag"),
  isBreakingOnly: flag,
  delay: text,
  delayUnit: SPAN_UNIT,
  inARow: text,
  isStateChangeOnly: flag,
  cooldown: text,
  cooldownUnit: SPAN_UNIT,
  dailyLimit: text,
  destinationIds: listOf(z.uuid()).pipe(z.array(z.uuid()).max(MOST_IN_LIST)),
});

type Field = keyof z.output<typeof RuleFields>;

/** What the form of a rule says. */
export const RuleForm = RuleFields.transform((fields, context) => {
  const issue = (field: Field, message: string) =>
    void context.addIssue({ code: "custom", path: [field], message });
  const span = (field: "delay" | "cooldown", unit: SpanUnit): number | null => {
    if (fields[field] === "") return null;
    const seconds = Math.round(Number(fields[field].replace(",", ".")) * SPAN_UNITS[unit]);
    if (!(seconds >= 60 && seconds <= LONGEST_SPAN)) issue(field, "Use a number from 1 minute to 30 days.");
    return seconds;
  };
  const whole = (field: "inARow" | "dailyLimit", most: number): number | null => {
    if (fields[field] === "") return null;
    const count = Number(fields[field]);
    if (!(Number.isInteger(count) && count >= 1 && count <= most))
      issue(field, `Use a whole number from 1 to ${most.toLocaleString("en-GB")}.`);
    return count;
  };
  const { delay: _delay, delayUnit, cooldown: _cooldown, cooldownUnit, ...rest } = fields;
  return {
    ...rest,
    id: fields.id === "" ? null : fields.id,
    isBreakingOnly: fields.isBreakingOnly === "on",
    isStateChangeOnly: fields.isStateChangeOnly === "on",
    delayOverSeconds: span("delay", delayUnit),
    cooldownSeconds: span("cooldown", cooldownUnit),
    inARow: whole("inARow", 50) ?? 1,
    dailyLimit: whole("dailyLimit", 10_000),
  };
});
export type RuleWish = z.output<typeof RuleForm>;

const MOST_AT_ONCE = 500;
const ids = z.array(z.uuid()).min(1).max(MOST_AT_ONCE);

/** What people do to alerts. A snooze lasts so many minutes. */
export const AlertAct = z.discriminatedUnion("verb", [
  z.strictObject({ verb: z.literal("acknowledge"), ids }),
  z.strictObject({ verb: z.literal("resolve"), ids }),
  z.strictObject({ verb: z.literal("reopen"), ids }),
  z.strictObject({
    verb: z.literal("snooze"),
    ids,
    minutes: z
      .int()
      .min(5)
      .max(30 * 24 * 60),
  }),
]);
export type AlertAct = z.output<typeof AlertAct>;
