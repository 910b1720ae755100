import { z } from "zod";
import { TimeZone } from "#lib/auth/schemas.ts";
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

export const ChosenRule = z.strictObject({ id: z.uuid() });
export const TurnedRule = z.strictObject({ id: z.uuid(), isEnabled: z.boolean() });

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const DAY_MS = 86_400_000;

const SilenceFields = z.strictObject({
  id: z.union([z.uuid(), z.literal("")]).default(""),
  kind: z.enum(["operating_hours", "blackout"]),
  name: oneLine(z.string().trim().min(1, "Give it a name.").max(100, "Use at most 100 characters.")),
  timeZone: TimeZone,
  ruleIds: listOf(z.uuid()).pipe(z.array(z.uuid()).max(MOST_IN_LIST)),
  days: listOf(z.coerce.number().int().min(1).max(7)),
  begins: text,
  ends: text,
  isYearly: flag,
});

/** What the form of a quiet time says. Only what its kind needs is looked at. */
export const SilenceForm = SilenceFields.transform((fields, context) => {
  const { kind, begins, ends, days } = fields;
  const issue = (field: "begins" | "ends" | "days", message: string) =>
    void context.addIssue({ code: "custom", path: [field], message });
  const common = {
    id: fields.id === "" ? null : fields.id,
    ...{ name: fields.name, timeZone: fields.timeZone, ruleIds: fields.ruleIds },
  };
  if (kind === "operating_hours") {
    const [from, to] = [minuteOf(begins), minuteOf(ends)];
    if (from === null) issue("begins", "Write a time such as 08:00.");
    if (to === null) issue("ends", "Write a time such as 18:00.");
    if (days.length === 0) issue("days", "Choose at least one day.");
    const unique = [...new Set(days)].toSorted((a, b) => a - b);
    return { ...common, kind, days: unique, beginsMinute: from ?? 0, endsMinute: to ?? 0 };
  }
  const isYearly = fields.isYearly === "on";
  if (!isLocal(begins)) issue("begins", "Choose a day and a time.");
  if (!isLocal(ends)) issue("ends", "Choose a day and a time.");
  else if (isLocal(begins) && ends <= begins) issue("ends", "It ends before it begins.");
  else if (isYearly && Date.parse(`${ends}Z`) - Date.parse(`${begins}Z`) >= 365 * DAY_MS)
    issue("ends", "What comes each year lasts less than a year.");
  return { ...common, kind, beginsLocal: begins, endsLocal: ends, isYearly };
});
export type SilenceWish = z.output<typeof SilenceForm>;

function minuteOf(text: string): number | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute);
}

/** Also a day that there is: the 30th of February is none. */
function isLocal(text: string): boolean {
  const at = LOCAL.test(text) ? new Date(`${text}:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export const ChosenSilence = z.strictObject({ id: z.uuid() });

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

export const AlertNote = z.strictObject({
  alertId: z.uuid(),
  note: WithoutNul.pipe(
    z.string().trim().min(1, "Write something first.").max(2_000, "Use at most 2,000 characters."),
  ),
});
