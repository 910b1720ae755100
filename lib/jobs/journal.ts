/**
 * What running attempts tell on the way (progress, step times, log lines) on its way to the tables: collected for
 * 250 ms and written in one statement for all jobs of the worker, never in a transition. A job that is not the worker's
 * any more is left out by that statement's guard.
 */
import type { Statements } from "#lib/db/statements.ts";
import { formatCount, unitOf } from "#lib/format.ts";
import { boundLog, shorten } from "./bounded-log.ts";
import type { Phase } from "./definition.ts";
import type { JobContext, Progress } from "./handler.ts";
import type { Lease } from "./lease.ts";
import { type Standing, trackProgress } from "./progress.ts";
import type { LogLevel, Report } from "./records.ts";
import { writeReports } from "./transitions/hold.ts";

const COLLECT_MS = 250;

/** One attempt's page of the journal. */
export type Notes = {
  progress: Progress;
  log: JobContext["log"] & { error(message: string): void };
  /** The version of the server it is connected to. */
  server(version: string): void;
  /** How far it came, for people: `31,200 of 50,000 tables and views (Read columns)`; null where nothing was counted. */
  reached(): string | null;
  /** Writes what is there now. Before a transition, which closes the open step by the database's clock. */
  write(): Promise<void>;
  /** Ends the page; nothing more is written for this attempt. */
  close(): void;
};

type Subject = { lease: Lease; phases: readonly Phase[]; clock: () => Date; scrub(text: string): string };
type Page = { collect(): { report: Report; putBack(): void } | null };

export type Journal = { open(subject: Subject): Notes };

/** `onWritten` hears whose jobs changed; `onTrouble` why a write failed, which is tried again. */
export function createJournal(
  db: Statements,
  on: { written(organizationIds: Set<string>): void; trouble(error: unknown): void },
): Journal {
  const pages = new Set<Page>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<unknown> = Promise.resolve();

  function schedule(): void {
    if (timer) return;
    timer = setTimeout(() => {
      timer = null;
      flush().catch((error: unknown) => {
        on.trouble(error);
        schedule();
      });
    }, COLLECT_MS);
  }
  function flush(): Promise<void> {
    const written = writing.then(write);
    writing = written.catch(() => undefined);
    return written;
  }
  async function write(): Promise<void> {
    const collected = [...pages].flatMap((page) => page.collect() ?? []);
    if (collected.length === 0) return;
    try {
      const rows = await writeReports(
        db,
        collected.map(({ report }) => report),
      );
      on.written(new Set(rows.map((row) => row.organizationId)));
    } catch (error) {
      for (const { putBack } of collected) putBack();
      throw error;
    }
  }

  return {
    open(subject) {
      const { page, ...about } = openPage(subject, schedule);
      pages.add(page);
      return {
        ...about,
        write: flush,
        close: () => pages.delete(page),
      };
    },
  };
}

function openPage({ lease, phases, clock, scrub }: Subject, onChange: () => void) {
  const { progress, standing, steps } = trackProgress(phases, clock);
  let changedSteps = new Set<string>();
  const lines = boundLog();
  let leftOutTold = 0;
  let serverVersion: string | null = null;
  let isChanged = false;

  const change = () => {
    if (standing.step) changedSteps.add(standing.step.step);
    isChanged = true;
    onChange();
  };
  const write = (level: LogLevel, message: string) => {
    lines.add({ at: clock(), level, message: scrub(message), step: standing.step?.step ?? null });
    change();
  };

  function collect(): ReturnType<Page["collect"]> {
    if (!isChanged) return null;
    const sent = { changedSteps, lines: lines.take(), leftOut: lines.leftOut(), serverVersion };
    const leftOutBefore = leftOutTold;
    changedSteps = new Set();
    leftOutTold = sent.leftOut;
    serverVersion = null;
    isChanged = false;
    const report: Report = {
      id: lease.jobId,
      attempt: lease.attempt,
      worker_id: lease.workerId,
      step: standing.step?.step ?? null,
      progress: standing.percent,
      ...unitsOf(standing.units),
      message: standing.now === null ? null : shorten(scrub(standing.now)),
      steps: [...steps.values()]
        .filter(({ step }) => sent.changedSteps.has(step))
        .map((step) => ({
          step: step.step,
          started_at: step.startedAt,
          finished_at: step.finishedAt,
          ...unitsOf(step.units),
        })),
      lines: sent.lines,
      lines_left_out: sent.leftOut > leftOutBefore ? sent.leftOut : null,
      server_version: sent.serverVersion,
    };
    const putBack = () => {
      changedSteps = changedSteps.union(sent.changedSteps);
      lines.putBack(sent.lines);
      leftOutTold = leftOutBefore;
      serverVersion ??= sent.serverVersion;
      isChanged = true;
    };
    return { report, putBack };
  }

  function reached(): string | null {
    const { step } = standing;
    if (!step?.units) return null;
    const { done, total, unit } = step.units;
    const label = phases.find(({ id }) => id === step.step)?.label ?? step.step;
    const numbers = total === null ? formatCount(done) : `${formatCount(done)} of ${formatCount(total)}`;
    return `${numbers} ${unitOf(total ?? done, unit)} (${label})`;
  }

  return {
    page: { collect },
    reached,
    progress: {
      step(phaseId: string) {
        change(); // the step that ends here
        progress.step(phaseId);
        change();
      },
      units(at: Parameters<Progress["units"]>[0]) {
        progress.units(at);
        change();
      },
    },
    log: {
      info: (message: string) => write("info", message),
      warn: (message: string) => write("warn", message),
      error: (message: string) => write("error", message),
    },
    server(version: string) {
      serverVersion = shorten(scrub(version));
      change();
    },
  };
}

const unitsOf = (units: Standing["units"]) => ({
  units_done: units?.done ?? null,
  units_total: units?.total ?? null,
  unit: units?.unit ?? null,
});
