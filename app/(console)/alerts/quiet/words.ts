import type { SilenceRow } from "#lib/alerts/views.ts";

export const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** `08:00`. */
export const clockOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** `Monday, Tuesday 22:00 to 06:00 of the day after`, `2026-12-24 18:00 to 2027-01-02 08:00, each year`. */
export function whenOf({
  kind,
  days,
  beginsMinute,
  endsMinute,
  beginsLocal,
  endsLocal,
  isYearly,
}: SilenceRow): string {
  if (kind === "operating_hours") {
    const [from, to] = [beginsMinute ?? 0, endsMinute ?? 0];
    const named = days.length === 7 ? "Every day" : days.map((day) => DAYS[day - 1]).join(", ");
    return `${named}, ${clockOf(from)} to ${clockOf(to)}${to <= from ? " of the day after" : ""}`;
  }
  const [from, to] = [beginsLocal, endsLocal].map((local) =>
    (local ?? "").replace("T", " ").slice(isYearly ? 5 : 0),
  );
  return `${from} to ${to}${isYearly ? ", each year" : ""}`;
}
