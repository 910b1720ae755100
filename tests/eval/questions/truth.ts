/** What a question's answer has to be, worked out from the printed history alone: no SQL, none of the product's code. */
import type { History, HistoryJob } from "./history.ts";

/** `assets` are tables: the very ones that the answer names. */
export type Expect = { jobs: string[] } | { assets: string[] } | { value: number } | { abstain: true };
export type Truth = (history: History) => Expect;
/** `says` holds the ways to ask it, separated by ` | `. */
export type Written = { truth: Truth; says: string };

type Wanted = (job: HistoryJob) => boolean;

/** Midnight, or a time of day, where the history plays: one hour ahead of UTC all along. */
export const at = (text: string): number =>
  Date.parse(`${text.includes("T") ? text : `${text}T00:00`}:00+01:00`);

export const status =
  (...wanted: string[]): Wanted =>
  (job) =>
    wanted.includes(job.status);
export const type =
  (...wanted: string[]): Wanted =>
  (job) =>
    wanted.includes(job.type);
export const source =
  (...wanted: string[]): Wanted =>
  (job) =>
    wanted.includes(job.source);
export const trigger =
  (...wanted: string[]): Wanted =>
  (job) =>
    wanted.includes(job.trigger);
export const by =
  (name: string): Wanted =>
  (job) =>
    job.startedBy === name;
export const table =
  (name: string): Wanted =>
  (job) =>
    job.relation === name;
export const fault =
  (name: string): Wanted =>
  (job) =>
    job.errorClass === name;
export const not =
  (wanted: Wanted): Wanted =>
  (job) =>
    !wanted(job);
export const since =
  (text: string, until?: string): Wanted =>
  (job) =>
    Date.parse(job.createdAt) >= at(text) && (until === undefined || Date.parse(job.createdAt) < at(until));
export const pastHours =
  (history: History, hours: number): Wanted =>
  (job) =>
    Date.parse(job.createdAt) >= Date.parse(history.now) - hours * 3_600_000;
export const ran: Wanted = not(status("pending"));
export const over =
  (seconds: number): Wanted =>
  (job) =>
    (job.durationSeconds ?? 0) > seconds;

/** Newest first. */
export const select = ({ jobs }: History, ...wanted: Wanted[]): HistoryJob[] =>
  jobs.filter((job) => wanted.every((fits) => fits(job))).toSorted((a, b) => (a.id < b.id ? 1 : -1));

const ids = (jobs: readonly HistoryJob[]): Expect => ({ jobs: jobs.map(({ id }) => id) });
export const all =
  (...wanted: Wanted[]): Truth =>
  (history) =>
    ids(select(history, ...wanted));
export const count =
  (...wanted: Wanted[]): Truth =>
  (history) => ({ value: select(history, ...wanted).length });
export const newest =
  (most: number, ...wanted: Wanted[]): Truth =>
  (history) =>
    ids(select(history, ...wanted).slice(0, most));
/** The first of these that is of any job. */
export const either =
  (...truths: Truth[]): Truth =>
  (history) =>
    truths
      .map((truth) => truth(history))
      .find((expected) => !("jobs" in expected) || expected.jobs.length > 0) ?? ids([]);
export const oldest =
  (...wanted: Wanted[]): Truth =>
  (history) =>
    ids(select(history, ...wanted).slice(-1));

const seconds = (jobs: readonly HistoryJob[]): number[] =>
  jobs.flatMap(({ durationSeconds }) => durationSeconds ?? []).toSorted((a, b) => a - b);

export const longest =
  (most: number, ...wanted: Wanted[]): Truth =>
  (history) =>
    ids(byDuration(select(history, ...wanted)).slice(0, most));
export const shortest =
  (...wanted: Wanted[]): Truth =>
  (history) =>
    ids(byDuration(select(history, status("completed"), ...wanted)).slice(-1));

const byDuration = (jobs: HistoryJob[]) =>
  jobs
    .filter(({ durationSeconds }) => durationSeconds !== null)
    .toSorted((a, b) => (b.durationSeconds ?? 0) - (a.durationSeconds ?? 0));

export const median =
  (...wanted: Wanted[]): Truth =>
  (history) => ({ value: percentile(seconds(select(history, status("completed"), ...wanted)), 0.5) });
export const p95 =
  (...wanted: Wanted[]): Truth =>
  (history) => ({ value: percentile(seconds(select(history, status("completed"), ...wanted)), 0.95) });
export const mean =
  (...wanted: Wanted[]): Truth =>
  (history) => {
    const values = seconds(select(history, status("completed"), ...wanted));
    return { value: values.reduce((sum, value) => sum + value, 0) / values.length };
  };

function percentile(rising: readonly number[], share: number): number {
  const place = share * (rising.length - 1);
  const [below = 0, above = 0] = [rising[Math.floor(place)], rising[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

/** Of what completed or failed, in percent. */
export const rate =
  (wanted: string, ...others: Wanted[]): Truth =>
  (history) => {
    const ended = select(history, status("completed", "failed"), ...others);
    return { value: (100 * ended.filter(status(wanted)).length) / ended.length };
  };

/** The jobs of whoever has most of them. */
export const most =
  (key: (job: HistoryJob) => string | null, ...wanted: Wanted[]): Truth =>
  (history) => {
    const groups = Map.groupBy(
      select(history, ...wanted).filter((job) => key(job) !== null),
      key,
    );
    const [first = []] = [...groups.values()].toSorted((a, b) => b.length - a.length);
    return ids(first);
  };

export const abstain: Truth = () => ({ abstain: true });
