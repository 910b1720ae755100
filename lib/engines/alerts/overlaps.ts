import { appliesTo, type Blackout } from "./quiet.ts";

const DAY_MS = 86_400_000;
/** A leap year, so that the 29th of February has its place. */
const YEAR_DRAWN = 2024;

/** Blackouts that are quiet at the same time for the same rule: whoever makes one is told of those that are there. */
export const overlapping = (blackout: Blackout, others: readonly Blackout[]): Blackout[] =>
  others.filter((other) => shareRule(blackout, other) && shareTime(blackout, other));

const shareRule = (one: Blackout, other: Blackout): boolean =>
  one.ruleIds.length === 0 || other.ruleIds.length === 0 || one.ruleIds.some((id) => appliesTo(other, id));

function shareTime(one: Blackout, other: Blackout): boolean {
  if (!one.isYearly && !other.isYearly) return isShared(spanOf(one), spanOf(other));
  // Against what comes each year, only the time of the year counts.
  return yearly(one).some((a) => yearly(other).some((b) => isShared(a, b)));
}

type Span = [from: number, to: number];

const isShared = ([from, to]: Span, [otherFrom, otherTo]: Span): boolean => from < otherTo && otherFrom < to;

/** Zones lie at most a day apart; a hint need not be more exact than this where they differ. */
const spanOf = ({ beginsLocal, endsLocal }: Blackout): Span => [instant(beginsLocal), instant(endsLocal)];

const instant = (local: string): number => Date.parse(`${local}:00Z`);

/** Its times of one year: two where it goes past the end of it. */
function yearly({ beginsLocal, endsLocal }: Blackout): Span[] {
  const from = instant(`${YEAR_DRAWN}-${beginsLocal.slice(5)}`);
  const to = instant(`${YEAR_DRAWN}-${endsLocal.slice(5)}`);
  if (instant(endsLocal) - instant(beginsLocal) >= 365 * DAY_MS) return [[0, Number.MAX_SAFE_INTEGER]];
  if (from < to) return [[from, to]];
  const [start, end] = [Date.UTC(YEAR_DRAWN, 0, 1), Date.UTC(YEAR_DRAWN + 1, 0, 1)];
  return [
    [from, end],
    [start, to],
  ];
}
