import type { JobFilter, JobTab } from "#lib/jobs/filter.ts";
import { overMs } from "#lib/jobs/filter-parts.ts";
import { isActive } from "#lib/jobs/status.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { PERIODS } from "#lib/periods.ts";

/** The rows a reader sees, and the newer ones that wait above until they ask for them. */
export type JobList = { rows: readonly JobRow[]; unseen: readonly JobRow[] };

type Reading = {
  filter: JobFilter;
  /** The list shows its beginning and stands at its top: new rows may appear in place. */
  isAtTop: boolean;
  /** Older jobs of this filter stand on further pages. */
  hasOlder: boolean;
  /** Of a later page, when it was read: what was there before is on a page above. Null on the first. */
  laterPageReadAt: string | null;
};

/** A row more than this makes the oldest leave; they are a page further. As many wait above. */
export const MOST_ROWS = 200;

/**
 * Takes in one reading of one job. The newer version wins, whichever arrived first. A job that leaves its tab stays in
 * view and shows how it ended; a new one appears in place at the top of the list, and else waits to be asked for.
 */
export function applyJob(list: JobList, job: JobRow, reading: Reading): JobList {
  const { filter, isAtTop, laterPageReadAt } = reading;
  const known = list.rows.find((row) => row.id === job.id);
  if (known) {
    if (!isNewer(job, known)) return list;
    return { ...list, rows: list.rows.map((row) => (row === known ? job : row)) };
  }
  if (!matches(job, filter)) {
    const unseen = list.unseen.filter((row) => row.id !== job.id);
    return unseen.length === list.unseen.length ? list : { ...list, unseen };
  }
  if (!isNewerThanAll(job, list.rows)) return placeWithin(list, job, reading);
  if (isAtTop) return { ...list, rows: newestFirst([...list.rows, job]).slice(0, MOST_ROWS) };
  if (laterPageReadAt !== null && job.createdAt <= laterPageReadAt) return list;
  const waiting = list.unseen.find((row) => row.id === job.id);
  if (waiting && !isNewer(job, waiting)) return list;
  const unseen = newestFirst([...list.unseen.filter((row) => row !== waiting), job]);
  return { ...list, unseen: unseen.slice(0, MOST_ROWS) };
}

/** Those that waited above stand before the others, or, where some of them have left, in their place. */
export function showUnseen({ rows, unseen }: JobList): JobList {
  const shown = unseen.length < MOST_ROWS ? [...unseen, ...rows].slice(0, MOST_ROWS) : unseen;
  return { rows: shown, unseen: [] };
}

/** What a job waits for can change without a version: of two equal ones the reading heard later counts. */
const isNewer = (reading: JobRow, known: JobRow): boolean =>
  reading.version === known.version
    ? JSON.stringify(reading) !== JSON.stringify(known)
    : reading.version > known.version;

/** Older than some row: a job that came into the tab by ending. It is put in its place unless that moves what is read. */
function placeWithin(list: JobList, job: JobRow, { isAtTop, hasOlder }: Reading): JobList {
  const oldest = list.rows.at(-1);
  const isBeyond = hasOlder && oldest !== undefined && job.id < oldest.id;
  if (!isAtTop || isBeyond) return list;
  return { ...list, rows: newestFirst([...list.rows, job]).slice(0, MOST_ROWS) };
}

const isNewerThanAll = (job: JobRow, rows: readonly JobRow[]) => {
  const newest = rows[0];
  return !newest || job.id > newest.id;
};

/** Ids are made in order of time. */
const newestFirst = (rows: JobRow[]): JobRow[] => rows.sort((a, b) => (a.id < b.id ? 1 : -1));

/** As far as a row tells; of what it does not the server is asked. */
export function matches(job: JobRow, filter: JobFilter, now = Date.now()): boolean {
  return (
    isOfTab(job, filter.tab) &&
    isAmong(job.trigger, filter.trigger) &&
    (!filter.within || Date.parse(job.createdAt) >= now - PERIODS[filter.within] * DAY_MS) &&
    (!filter.over || ranFor(job, now) > overMs(filter.over)) &&
    isAmong(job.type, filter.type) &&
    isAmong(job.sourceId, filter.source) &&
    isAmong(job.status, filter.status) &&
    (!filter.asset || filter.asset === job.assetId)
  );
}

const DAY_MS = 86_400_000;

const ranFor = ({ status, startedAt, finishedAt }: JobRow, now: number): number =>
  status === "pending" || !startedAt
    ? 0
    : (finishedAt ? Date.parse(finishedAt) : now) - Date.parse(startedAt);

/** Whether a row tells all that the filter asks. */
export const isToldByRows = ({ q, startedBy, from, to, since, until }: JobFilter): boolean =>
  !q && !from && !to && !since && !until && startedBy.length === 0;

const isAmong = (value: string | null, wanted: readonly string[]) =>
  wanted.length === 0 || (value !== null && wanted.includes(value));

function isOfTab(job: JobRow, tab: JobTab): boolean {
  if (tab === "all") return true;
  return tab === "active" ? isActive(job.status) : job.status === tab;
}
