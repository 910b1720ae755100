/** Moves that meet between two statements, or while one waits for a row: each meeting is arranged, none is luck. */
import { vi } from "vitest";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { claimSlot } from "#lib/jobs/transitions/start.ts";
import { ask, askWith, cancelWith, retryWith } from "./asking.ts";
import { claimWith, take, takeWith, wasClaimed } from "./claiming.ts";
import type { ExitName } from "./exits.ts";
import { holders, leaveWith } from "./holding.ts";
import { canStart, type Model } from "./model.ts";
import type { Move } from "./move.ts";
import { claimAll, takeSeveralWith } from "./together.ts";
import { claimantAt, pick, type World } from "./world.ts";

type With = (db: PrismaClient, model: Model, world: World, at: number) => Promise<void>;

/** The move `outer`, with `inner` coming whole before its statement number `before`, counted from none. */
const interrupt =
  (outer: With, before: number, inner: Move): Move =>
  async (model, world, at) => {
    let left = before;
    const meet = async () => {
      left -= 1;
      if (left === -1) await inner(model, world, at);
    };
    const db = new Proxy(world.db, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if ((name !== "$queryRaw" && name !== "$executeRaw") || typeof member !== "function") return member;
        return async (...args: unknown[]) => {
          await meet();
          return member.apply(target, args);
        };
      },
    });
    await race(model, () => outer(db, model, world, at));
  };

/** Before any of its statements, as it comes. */
const interruptAnywhere =
  (outer: With, among: number, inner: Move): Move =>
  (model, world, at) =>
    interrupt(outer, at % among, inner)(model, world, at);

export const takeWhile = (inner: Move): Move => interruptAnywhere(takeWith, 3, inner);
export const takeSeveralWhile = (inner: Move): Move => interruptAnywhere(takeSeveralWith, 4, inner);
export const cancelWhile = (inner: Move): Move => interruptAnywhere(cancelWith, 2, inner);
export const askTwice: Move = interruptAnywhere(askWith, 3, (model, world, at) =>
  askWith(world.db, model, world, at),
);

/** Its fourth statement writes the new job; the three before have found none yet. */
const WRITES_RETRY = 3;

/** The first retry has begun before the second is written, so that it does not wait any more. */
export const retryTwice: Move = async (model, world, at) => {
  const jobAt = [0, 1, 2, 3, 4, 5].find((n) => isRetriable(model, pick(world.jobs, n))) ?? at;
  const old = pick(world.jobs, jobAt);
  await interrupt(retryWith, WRITES_RETRY, async () => {
    await retryWith(world.db, model, world, jobAt);
    const jobId = model.jobs.get(old ?? "")?.retriedBy;
    if (jobId) await claimWith(world.db, model, world, { jobId, at });
  })(model, world, jobAt);
};

function isRetriable(model: Model, id: string | undefined): boolean {
  const { status, retriedBy } = model.jobs.get(id ?? "") ?? {};
  return (status === "failed" || status === "cancelled") && retriedBy === undefined;
}

/** A job leaves, but its row is locked until others have looked at the deliveries that there are. */
export const leaveLate =
  (name: ExitName): Move =>
  async (model, world, at) => {
    const lease = pick(holders(model, world), at);
    if (!lease) return;
    await hold(model, world, {
      begin: (tx) => tx.$queryRaw`select 1 from job where id = ${lease.jobId}::uuid for update`,
      waiting: () => leaveWith(world.db, model, lease, name),
      async meanwhile() {
        await ask(model, world, 8 * at);
        for (let n = 0; n < 3; n += 1) await take(model, world, at + n);
      },
    });
  };

/** A job has left and delivered what waited, but has not committed yet when the next is brought and finds it in the way. */
export const takeBeforeLeft: Move = async (model, world, at) => {
  const lease = pick(holders(model, world), at);
  if (!lease) return;
  await hold(model, world, {
    begin: (tx) => leaveWith(tx, model, lease, "complete"),
    waiting: () => take(model, world, 0),
  });
};

/** Another worker has begun a job, but has not committed yet when it is claimed together with others. */
export const takeSeveralLate: Move = async (model, world, at) => {
  const jobId = world.jobs.find((id) => canStart(model, id));
  if (!jobId) return;
  const first = claimantAt(world, at + 1);
  const jobIds = [jobId, pick(world.jobs, at) ?? jobId];
  await hold(model, world, {
    async begin(tx) {
      const claimed = await claimSlot(tx, jobId, first);
      if (typeof claimed === "object" && "id" in claimed) wasClaimed(model, world, claimed, first);
    },
    waiting: () => claimAll(world.db, model, world, { jobIds, at }),
  });
};

/** The same, and one of the other type on that source is brought to another worker meanwhile: both want one of its slots. */
export const takeBeside: Move = async (model, world, at) => {
  for (const next of BESIDE) await ask(model, world, next);
  const [jobId, besideId] = [...model.jobs].filter(isFirstOfSource(model, world)).map(([id]) => id);
  if (!jobId || !besideId) return;
  const first = claimantAt(world, at + 1);
  await hold(model, world, {
    async begin(tx) {
      const claimed = await claimSlot(tx, jobId, first);
      if (typeof claimed === "object" && "id" in claimed) wasClaimed(model, world, claimed, first);
    },
    waiting: () => claimWith(world.db, model, world, { jobId: besideId, at }),
  });
};

/** A discovery and a test of the first source, as `ask` chooses them. */
const BESIDE = [0, 2];

const isFirstOfSource =
  (model: Model, { sources }: World) =>
  ([id, { sourceId }]: [string, { sourceId: string }]): boolean =>
    sourceId === sources[0] && canStart(model, id);

type Meeting = {
  /** Locks a row. */
  begin(tx: Db): Promise<unknown>;
  /** What waits for it. */
  waiting(): Promise<void>;
  /** What comes then: to its end, or until it waits as well, before the row is free. */
  meanwhile?(): Promise<void>;
};

async function hold(model: Model, world: World, { begin, waiting, meanwhile }: Meeting): Promise<void> {
  await race(model, async () => {
    const late: Promise<void>[] = [];
    let underWay = 0;
    await world.owner.$transaction(
      async (tx) => {
        await begin(tx);
        for (const move of [waiting, meanwhile ?? (() => Promise.resolve())]) {
          underWay += 1;
          const moving = move().finally(() => {
            underWay -= 1;
          });
          moving.catch(() => undefined); // awaited below, once the row is free
          late.push(moving);
          const isHeldUp = async () => (await countWaiting(world)) >= underWay;
          await vi.waitUntil(isHeldUp, { interval: 2, timeout: 15_000 });
        }
      },
      { timeout: 40_000 },
    );
    await Promise.all(late);
  });
}

async function countWaiting({ owner }: World): Promise<number> {
  const [{ waiting }] = await owner.$queryRaw<[{ waiting: number }]>`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting;
}

async function race(model: Model, moves: () => Promise<void>): Promise<void> {
  model.racing += 1;
  await moves();
  model.racing -= 1;
}
