import { Piscina } from "piscina";
import { keepLines } from "./lines.ts";
import type { FromThread, Line, Task, ToThread } from "./protocol.ts";

const LOOK_EVERY_MS = 250;
const MB = 1024 * 1024;

const { NODE_COMPILE_CACHE } = process.env;
// No keys, no address of our database: what a handler needs comes with its task.
const THREAD_ENV = NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {};

/** One task in one thread. */
export type Thread = {
  tell(message: ToThread): void;
  /** Resolves with the reason when the thread died under its task, by itself or by `kill`. */
  died: Promise<unknown>;
  /** Known once the task has begun: from then on its memory is watched. */
  runsIn(threadId: number): void;
  isOutOfMemory(): boolean;
  /** Resolves when the thread is done with the task, or gone. */
  freed: Promise<void>;
  kill(): void;
};

export type ThreadPool = {
  run(task: Omit<Task, "id">, hear: (message: FromThread) => void): Thread;
  close(): Promise<void>;
};

type Options = {
  executor: URL;
  slots: number;
  /** Of one thread: its heap, and as much again outside of it. */
  memoryMb: number;
  onTrouble(error: unknown): void;
  /** No thread comes back any more: the process has to begin anew. */
  onBroken(error: unknown): void;
};

type Watched = { threadId: number; isAsked: boolean; exceed(): void };

/** For what is made and thrown away at once. By itself a thread that reads a large catalog takes 100 MB of it. */
export const YOUNG_MB = 24;

/** As many threads as slots, always there, one task each. */
export function createThreadPool({ executor, slots, memoryMb, onTrouble, onBroken }: Options): ThreadPool {
  const pool = new Piscina({
    filename: executor.href,
    ...{ minThreads: slots, maxThreads: slots, maxQueue: slots, concurrentTasksPerWorker: 1 },
    ...{ idleTimeout: Number.POSITIVE_INFINITY, atomics: "disabled" },
    ...{ env: THREAD_ENV, recordTiming: false },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // One that dies between tasks is replaced; one that cannot even begin never is.
  pool.on("error", (error) => (pool.threads.length < slots ? onBroken(error) : onTrouble(error)));
  const lines = keepLines();
  pool.on("message", (line: Line) => lines.add(line));
  const watched = new Set<Watched>();
  const watch = setInterval(() => {
    for (const entry of watched) if (!entry.isAsked) void look(entry);
  }, LOOK_EVERY_MS).unref();

  /** A limit on the heap does not hold for what lies outside of it, buffers above all. A blocked thread does not answer. */
  async function look(entry: Watched): Promise<void> {
    entry.isAsked = true;
    const thread = pool.threads.find(({ threadId }) => threadId === entry.threadId);
    const memory = await thread?.getHeapStatistics().catch(() => undefined);
    entry.isAsked = false;
    if (memory && memory.external_memory > memoryMb * MB) entry.exceed();
  }

  return {
    run(task, hear) {
      const killing = new AbortController();
      let isOutOfMemory = false;
      const begun = Promise.withResolvers<void>();
      let entry: Watched | null = null;
      const conversation = lines.begin(hear);
      const running = pool.run({ ...task, id: conversation.id }, { signal: killing.signal });
      const died = new Promise<unknown>((resolve) => {
        running.catch((error: unknown) => {
          isOutOfMemory ||= isHeapLimit(error);
          conversation.end();
          resolve(error);
        });
      });
      let isFree = false;
      const free = () => {
        isFree = true;
        if (entry) watched.delete(entry);
      };
      return {
        tell: conversation.tell,
        died,
        freed: running.then(free, free),
        runsIn(threadId) {
          begun.resolve();
          if (isFree) return;
          entry = {
            ...{ threadId, isAsked: false },
            exceed() {
              isOutOfMemory = true;
              killing.abort();
            },
          };
          watched.add(entry);
        },
        isOutOfMemory: () => isOutOfMemory,
        // Killed while it still loads, a thread counts as one that cannot begin, and the pool makes no more.
        kill: () => void begun.promise.then(() => killing.abort()),
      };
    },
    async close() {
      clearInterval(watch);
      await pool.destroy();
      lines.close();
    },
  };
}

const isHeapLimit = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
