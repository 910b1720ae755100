/** The ways a form offers to say when a schedule runs. Plain: it goes to the browser. */
import { cronFault } from "./cadence.ts";

export const CADENCES = ["hourly", "six_hourly", "daily", "weekly", "custom"] as const;
export type CadenceName = (typeof CADENCES)[number];

/** Of them those that checks of tables are offered, which nobody times to the minute. */
export const CHECK_CADENCES = ["hourly", "six_hourly", "daily"] as const satisfies readonly CadenceName[];
export type CheckCadence = (typeof CHECK_CADENCES)[number];

export const CADENCE_LABELS: Record<CadenceName, string> = {
  hourly: "Every hour",
  six_hourly: "Every 6 hours",
  daily: "Every day",
  weekly: "Every week",
  custom: "Custom, as cron",
};

export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

/** What is wrong with them, and in which: only what the chosen way needs is looked at. */
export function cadenceFault({ cadence, at, weekday, cron }: PresetFields) {
  if (cadence === "custom") {
    const message = cronFault(cron);
    return message === null ? null : { field: "cron", message };
  }
  if (cadence !== "daily" && cadence !== "weekly") return null;
  if (!CLOCK.test(at)) return { field: "at", message: "Write a time like 03:12." };
  if (cadence === "weekly" && !/^[0-6]$/.test(weekday)) return { field: "weekday", message: "Choose a day." };
  return null;
}

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

const INTERVAL_SECONDS: Partial<Record<CadenceName, number>> = { hourly: 3_600, six_hourly: 21_600 };

/** What a form's fields say: `at` is `03:12`, `weekday` 0 for Sunday. */
export type PresetFields = { cadence: CadenceName; at: string; weekday: string; cron: string };

/** Of the two one is null. */
export type StoredCadence = { cron: string | null; intervalSeconds: number | null };

export function toStored({ cadence, at, weekday, cron }: PresetFields): StoredCadence {
  const intervalSeconds = INTERVAL_SECONDS[cadence];
  if (intervalSeconds !== undefined) return { cron: null, intervalSeconds };
  if (cadence === "custom") return { cron: cron.trim().replaceAll(/\s+/g, " "), intervalSeconds: null };
  const [hour, minute] = at.split(":").map(Number);
  return { cron: `${minute} ${hour} * * ${cadence === "weekly" ? weekday : "*"}`, intervalSeconds: null };
}

const DAILY_OR_WEEKLY = /^(\d+) (\d+) \* \* (\*|[0-6])$/;
const twoDigits = (text: string) => text.padStart(2, "0");

/** As a form shows it. What only a cron text can say is custom. */
export function toFields({ cron, intervalSeconds }: StoredCadence): PresetFields {
  const fields: PresetFields = { cadence: "custom", at: "03:00", weekday: "1", cron: cron ?? "" };
  const interval = CADENCES.find((name) => INTERVAL_SECONDS[name] === intervalSeconds);
  if (interval && cron === null) return { ...fields, cadence: interval };
  const [, minute, hour, weekday] = cron?.match(DAILY_OR_WEEKLY) ?? [];
  if (!minute || !hour || !weekday) return fields;
  const at = `${twoDigits(hour)}:${twoDigits(minute)}`;
  return weekday === "*"
    ? { ...fields, cadence: "daily", at }
    : { ...fields, cadence: "weekly", at, weekday };
}

/** `Every day at 03:12`; null for what its cron text alone says. */
export function presetWords(stored: StoredCadence): string | null {
  if (stored.intervalSeconds !== null) return intervalWords(stored.intervalSeconds);
  const { cadence, at, weekday } = toFields(stored);
  if (cadence === "daily") return `Every day at ${at}`;
  return cadence === "weekly" ? `Every ${WEEKDAYS[Number(weekday)]} at ${at}` : null;
}

const UNITS = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
] as const;

function intervalWords(seconds: number): string {
  const [size, unit] = UNITS.find(([each]) => seconds % each === 0) ?? [1, "second"];
  const count = seconds / size;
  return count === 1 ? `Every ${unit}` : `Every ${count} ${unit}s`;
}

const QUIET = { fromMinute: 2 * 60, untilMinute: 5 * 60 };

/** A time of the night, so that many sources do not all begin at once. `chance` is from 0 up to 1. */
export function quietTime(chance: number): string {
  const minute = QUIET.fromMinute + Math.floor(chance * (QUIET.untilMinute - QUIET.fromMinute));
  return `${twoDigits(String(Math.floor(minute / 60)))}:${twoDigits(String(minute % 60))}`;
}
