import { fingerprint } from "./fingerprint.ts";

/** A run that failed or completed, in the order in which they ended. */
export type Run = {
  id: string;
  organizationId: string;
  assetId: string;
  type: string;
  at: Date;
  /** Null where it completed. */
  failure: FailedWith | null;
};
export type FailedWith = {
  class: string;
  code: string;
  message: string;
  cause: string;
  remedy: string;
  remedySql: string | null;
  retryHelps: boolean;
};

export type GroupNews = {
  organizationId: string;
  fingerprint: string;
  failure: FailedWith;
  jobs: number;
  firstAt: Date;
  lastAt: Date;
  /** Where they failed, by `assetId type`. */
  places: Map<string, { assetId: string; type: string; jobs: number; lastAt: Date; lastJobId: string }>;
};

/** Failures, then completions: within a wave nothing completed before something that failed in the same place. */
export type Wave = { failed: GroupNews[]; completed: Run[] };

/**
 * What happened, as few times "these failed, then those completed" as tell it rightly: what failed, completed and failed
 * again was resolved in between.
 */
export function toWaves(runs: readonly Run[]): Wave[] {
  const waves: { failed: Run[]; completed: Run[] }[] = [];
  /** By place: the wave that has its last run, and whether that completed. */
  const last = new Map<string, { wave: number; isDone: boolean }>();
  for (const run of runs) {
    const place = `${run.assetId} ${run.type}`;
    const before = last.get(place) ?? { wave: 0, isDone: false };
    const isDone = run.failure === null;
    const wave = before.wave + (before.isDone && !isDone ? 1 : 0);
    waves[wave] ??= { failed: [], completed: [] };
    waves[wave][isDone ? "completed" : "failed"].push(run);
    last.set(place, { wave, isDone });
  }
  return waves.map(({ failed, completed }) => ({ failed: toGroups(failed), completed: newestOf(completed) }));
}

function toGroups(runs: readonly Run[]): GroupNews[] {
  const groups = new Map<string, GroupNews>();
  for (const { failure, ...run } of runs) {
    if (!failure) continue;
    const mark = fingerprint(failure.message);
    const key = [run.organizationId, failure.class, failure.code, mark].join("\n");
    const group = groups.get(key) ?? {
      ...{ organizationId: run.organizationId, fingerprint: mark, jobs: 0, firstAt: run.at },
      ...{ failure, lastAt: run.at, places: new Map() },
    };
    const place = `${run.assetId} ${run.type}`;
    const jobs = (group.places.get(place)?.jobs ?? 0) + 1;
    group.places.set(place, {
      assetId: run.assetId,
      type: run.type,
      jobs,
      lastAt: run.at,
      lastJobId: run.id,
    });
    groups.set(key, { ...group, failure, lastAt: run.at, jobs: group.jobs + 1 });
  }
  return [...groups.values()];
}

const newestOf = (runs: readonly Run[]): Run[] => [
  ...new Map(runs.map((run) => [`${run.assetId} ${run.type}`, run])).values(),
];
