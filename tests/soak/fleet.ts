import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { namedWorker } from "#tests/support/history.ts";
import { startWorkerProcess, type WorkerProcess } from "#tests/support/worker-process.ts";

type Options = {
  databaseUrl: string;
  sealingPrivateKey: string;
  size: number;
  environment: Record<string, string>;
};

/** Workers as a deployment keeps them: one that ends, for whatever reason, is replaced. */
export class Fleet {
  readonly #options: Options;
  readonly #alive = new Set<WorkerProcess>();
  #started = 0;
  #isClosing = false;
  #places: Promise<void>[];

  constructor(options: Options) {
    this.#options = options;
    this.#places = Array.from({ length: options.size }, () => this.#keepOne());
  }

  /** Ends one that is up; false where none is. */
  kill(signal: NodeJS.Signals, choose: (count: number) => number): boolean {
    const workers = [...this.#alive];
    const worker = workers[choose(workers.length)];
    worker?.child.kill(signal);
    if (worker) this.#alive.delete(worker);
    return worker !== undefined;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    for (const { child } of this.#alive) child.kill("SIGTERM");
    await Promise.all(this.#places);
  }

  async #keepOne(): Promise<void> {
    while (!this.#isClosing) {
      this.#started += 1;
      const { databaseUrl, sealingPrivateKey, environment } = this.#options;
      const worker = await startWorkerProcess(
        namedWorker(databaseUrl, String(this.#started)),
        sealingPrivateKey,
        { environment, program: "tests/workload/worker.ts" },
      ).catch(() => undefined); // the database is away
      if (!worker) {
        await sleep(200);
        continue;
      }
      if (worker.child.exitCode !== null) continue;
      this.#alive.add(worker);
      if (this.#isClosing) worker.child.kill("SIGTERM");
      await once(worker.child, "exit");
      this.#alive.delete(worker);
    }
  }
}
