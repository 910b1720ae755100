const STEPS_MS = [
  10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000, 86_400_000,
];

/** Round marks on an axis of this length, from 0 and at most `most` of them. */
export function ticks(lengthMs: number, most = 6): number[] {
  const step = STEPS_MS.find((candidate) => lengthMs / candidate < most) ?? 7 * 86_400_000;
  return Array.from({ length: Math.floor(lengthMs / step) + 1 }, (_, index) => index * step);
}

/** A place on the axis as an SVG percentage, within its bounds. */
export const percent = (atMs: number, lengthMs: number): number =>
  lengthMs <= 0 ? 0 : Math.min(100, Math.max(0, (100 * atMs) / lengthMs));

export type Span = { kind: "waiting" | "attempt"; attempt: number; from: number; until: number };

/** Narrower than this share of the strip, a name would stand on its neighbour's. */
const NAME_PERCENT = 14;

/** The spans that have room for their names below: attempts before waits, the last before the others. */
export function named(spans: readonly Span[], start: number, lengthMs: number): Set<Span> {
  const x = (span: Span) => percent(span.from - start, lengthMs);
  const wanted = spans
    .toReversed()
    .toSorted((a, b) => Number(a.kind === "waiting") - Number(b.kind === "waiting"));
  const placed: Span[] = [];
  for (const span of wanted) {
    const hasRoom = placed.every((other) => Math.abs(x(other) - x(span)) >= NAME_PERCENT);
    if (hasRoom && x(span) <= 100 - NAME_PERCENT) placed.push(span);
  }
  return new Set(placed);
}

type Attempt = { attempt: number; startedAt: string; finishedAt: string | null };

type Job = { startedAt: string | null; finishedAt: string | null; waitedMs: number };

/**
 * How long a span took, in the words of the row and the facts beside it: they count the wait to the fraction and the
 * last attempt by the job's own instants. Where the job waits, or waited last, only its spans tell.
 */
export function tookOf(span: Span, spans: readonly Span[], job: Job, end: number): number {
  const own = span.until - span.from;
  if (!job.startedAt || spans.at(-1)?.kind !== "attempt") return own;
  if (span === spans.at(-1))
    return (job.finishedAt ? Date.parse(job.finishedAt) : end) - Date.parse(job.startedAt);
  const isOnlyWait = span.kind === "waiting" && spans.filter(({ kind }) => kind === "waiting").length === 1;
  return isOnlyWait ? job.waitedMs : own;
}

/** From creation to the end (or now) without a gap: waits and attempts in turn, as times on one clock. */
export function spansOf(createdAt: string, attempts: readonly Attempt[], end: number): Span[] {
  const spans: Span[] = [];
  let reached = Date.parse(createdAt);
  for (const { attempt, startedAt, finishedAt } of attempts) {
    const from = Math.max(reached, Date.parse(startedAt));
    const until = Math.max(from, finishedAt ? Date.parse(finishedAt) : end);
    if (from > reached) spans.push({ kind: "waiting", attempt, from: reached, until: from });
    spans.push({ kind: "attempt", attempt, from, until });
    reached = until;
  }
  if (end > reached) spans.push({ kind: "waiting", attempt: attempts.length + 1, from: reached, until: end });
  return spans;
}
