/** Why nobody is told of an alert. The first reason counts, in the order in which they stand here. */
import type { Rule } from "./match.ts";
import { appliesTo, isWithinBlackout, isWithinHours, type OperatingHours, type Silence } from "./quiet.ts";

export const SUPPRESSIONS = ["operating_hours", "blackout", "cooldown", "daily_limit"] as const;
export type Suppressed = { by: (typeof SUPPRESSIONS)[number]; because: string };

/** What a rule has told before. */
export type Told = {
  /** When it last told of the same kind of thing on the same asset; null where it never did. */
  lastAt: Date | null;
  /** How many alerts it has told of on this day of the organization's zone. */
  today: number;
};

type Limits = Pick<Rule, "id" | "cooldownSeconds" | "dailyLimit">;

export function suppress(
  rule: Limits,
  silences: readonly Silence[],
  { lastAt, today }: Told,
  now: Date,
): Suppressed | null {
  const own = silences.filter((silence) => appliesTo(silence, rule.id));
  const hours = own.filter((silence) => silence.kind === "operating_hours");
  if (hours.length > 0 && !hours.some((window) => isWithinHours(window, now)))
    return {
      by: "operating_hours",
      because: `It was outside operating hours: ${hours.map(saidOf).join(", ")}.`,
    };
  const blackout = own.find((silence) => silence.kind === "blackout" && isWithinBlackout(silence, now));
  if (blackout) return { by: "blackout", because: `It was within the blackout ${blackout.name}.` };
  if (rule.cooldownSeconds !== null && lastAt && secondsBetween(lastAt, now) < rule.cooldownSeconds)
    return {
      by: "cooldown",
      because: `The rule waits ${span(rule.cooldownSeconds)} between two alerts of an asset.`,
    };
  if (rule.dailyLimit !== null && today >= rule.dailyLimit)
    return { by: "daily_limit", because: `The rule had sent its ${rule.dailyLimit} of the day.` };
  return null;
}

const secondsBetween = (before: Date, after: Date): number => (after.getTime() - before.getTime()) / 1_000;

const saidOf = ({ name, beginsMinute, endsMinute, timeZone }: OperatingHours): string =>
  `${name} (${clock(beginsMinute)} to ${clock(endsMinute)}, ${timeZone})`;

const clock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

const UNITS: readonly [string, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** `2 hours`; in the largest unit that has no rest. */
function span(seconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0) ?? ["second", 1];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
