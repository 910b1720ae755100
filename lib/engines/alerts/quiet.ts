/**
 * When rules are quiet. Everything is compared as a clock on the wall shows it, in the zone of whoever wrote it: an hour
 * that comes twice is in the window both times, one that is skipped is in none.
 */
import { wallClock } from "./wall-clock.ts";

export type OperatingHours = {
  kind: "operating_hours";
  name: string;
  timeZone: string;
  /** Empty: all rules. */
  ruleIds: readonly string[];
  /** On which days it begins; 1 is Monday. */
  days: readonly number[];
  /** Of the day; it goes past midnight where the end is not later than the beginning. */
  beginsMinute: number;
  endsMinute: number;
};

export type Blackout = {
  kind: "blackout";
  name: string;
  timeZone: string;
  ruleIds: readonly string[];
  /** `2026-12-24T18:00`; the end is excluded. */
  beginsLocal: string;
  endsLocal: string;
  isYearly: boolean;
};

export type Silence = OperatingHours | Blackout;

/** Every rule that has operating hours is quiet outside all of them. */
export const isWithinHours = (hours: OperatingHours, at: Date): boolean => {
  const { day, minute } = wallClock(at, hours.timeZone);
  const { beginsMinute, endsMinute, days } = hours;
  const before = day === 1 ? 7 : day - 1;
  if (beginsMinute < endsMinute) return days.includes(day) && minute >= beginsMinute && minute < endsMinute;
  return (days.includes(day) && minute >= beginsMinute) || (days.includes(before) && minute < endsMinute);
};

export function isWithinBlackout(
  { beginsLocal, endsLocal, isYearly, timeZone }: Blackout,
  at: Date,
): boolean {
  const { local } = wallClock(at, timeZone);
  if (!isYearly) return local >= beginsLocal && local < endsLocal;
  const [from, to, now] = [beginsLocal, endsLocal, local].map(withoutYear);
  if (from === undefined || to === undefined || now === undefined) return false;
  // Past the end of a year it ends in the next.
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

export const appliesTo = ({ ruleIds }: Silence, ruleId: string): boolean =>
  ruleIds.length === 0 || ruleIds.includes(ruleId);

const withoutYear = (local: string): string => local.slice(5);
