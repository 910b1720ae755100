import type { JobAttemptView, JobLogLine } from "#lib/jobs/views.ts";

/** Where a line stands among those of its job. */
const isBefore = (a: JobLogLine, b: JobLogLine) =>
  a.attempt === b.attempt ? a.line < b.line : a.attempt < b.attempt;

/** Those that are known and those just read, both in order, in one. The same list where nothing is new. */
export function mergeLines(known: readonly JobLogLine[], read: readonly JobLogLine[]): readonly JobLogLine[] {
  const merged: JobLogLine[] = [];
  let at = 0;
  for (const line of read) {
    for (let next = known[at]; next && isBefore(next, line); next = known[at]) {
      merged.push(next);
      at += 1;
    }
    const same = known[at];
    if (same && !isBefore(line, same)) at += 1;
    merged.push(same && !isBefore(line, same) ? same : line);
  }
  merged.push(...known.slice(at));
  return merged.length === known.length ? known : merged;
}

export const LEVELS = { all: "All levels", warn: "Warnings and errors", error: "Errors" } as const;
export type LevelFilter = keyof typeof LEVELS;

const SHOWN: Record<LevelFilter, readonly string[] | null> = {
  ...{ all: null, warn: ["warn", "error"], error: ["error"] },
};

/** Those of these levels that say the text, in whatever case. */
export function findLines(
  lines: readonly JobLogLine[],
  { text, level }: { text: string; level: LevelFilter },
): readonly JobLogLine[] {
  const needle = text.trim().toLowerCase();
  const levels = SHOWN[level];
  if (!needle && !levels) return lines;
  return lines.filter(
    (line) =>
      (!levels || levels.includes(line.level)) &&
      (!needle || line.message.toLowerCase().includes(needle) || line.step?.toLowerCase() === needle),
  );
}

/** A line, or how many were not kept where it would have stood. */
export type LogEntry = JobLogLine | { attempt: number; line: number; leftOut: number };

/** With a mark wherever the numbers of a whole log leave lines out. */
export function withGaps(
  lines: readonly JobLogLine[],
  attempts: readonly Pick<JobAttemptView, "attempt" | "linesLeftOut">[],
): LogEntry[] {
  const entries: LogEntry[] = [];
  const left = new Map(attempts.map(({ attempt, linesLeftOut }) => [attempt, linesLeftOut]));
  const mark = (attempt: number, line: number, leftOut: number) => {
    if (leftOut > 0) entries.push({ attempt, line, leftOut });
    left.set(attempt, (left.get(attempt) ?? 0) - leftOut);
  };
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    mark(line.attempt, line.line - 1, line.line - 1 - (before?.attempt === line.attempt ? before.line : 0));
    entries.push(line);
    // The numbers tell of what was left out between two lines; after the last only the count does.
    if (lines[at + 1]?.attempt !== line.attempt)
      mark(line.attempt, line.line + 1, left.get(line.attempt) ?? 0);
  }
  return entries;
}

const BLOCK = 100;

/** In parts of a hundred, so that only those in sight are laid out and only the last changes as lines come. */
export const inBlocks = (entries: readonly LogEntry[]): LogEntry[][] =>
  Array.from({ length: Math.ceil(entries.length / BLOCK) }, (_, n) =>
    entries.slice(n * BLOCK, (n + 1) * BLOCK),
  );
