import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { connect } from "#lib/db/client.ts";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { askFor, createSource } from "../support/engine.ts";
import { judge, keepHistory, namedWorker } from "../support/history.ts";
import { askUntil } from "../support/load.ts";
import { createOrganization } from "../support/organization.ts";
import { OwnPostgres } from "../support/own-postgres.ts";
import { openOwner } from "../support/owner.ts";
import { queryOnce } from "../support/server.ts";
import { startWorkerProcess, type WorkerProcess } from "../support/worker-process.ts";
import { soon } from "../support/worker-scene.ts";

/** A Postgres of its own with sources in it, somebody who asks for jobs, and a worker that leaves traces. */
async function createPlace(directory?: string) {
  const traces = mkdtempSync(join(tmpdir(), "tidewatch-traces-"));
  const trace = join(traces, "traces");
  writeFileSync(trace, "");
  const postgres = await OwnPostgres.create(directory);
  await keepHistory(postgres.url);
  const owner = openOwner(postgres.url);
  const scope = await createOrganization(owner);
  const sourceIds = await Promise.all(Array.from({ length: 8 }, () => createSource(owner, scope)));
  const web = connect(postgres.url, "tidewatch_web");
  const { privateKey } = await generateSealingKeys();
  const workers: WorkerProcess[] = [];
  return {
    ...{ postgres, web, scope, sourceIds },
    async start() {
      const url = namedWorker(postgres.url, String(workers.length));
      const environment = { TRACE_FILE: trace, LEASE_SECONDS: "6" };
      workers.push(
        await startWorkerProcess(url, privateKey, { environment, program: "tests/workload/worker.ts" }),
      );
    },
    becomesIdle: () =>
      vi.waitFor(
        async () => {
          const [row] = await queryOnce<{ n: number }>(
            postgres.url,
            "select count(*)::int as n from job where tab = 1",
          );
          expect(row?.n).toBe(0);
        },
        { timeout: 80_000, interval: 100 },
      ),
    verdict: (told: Parameters<typeof judge>[1]) => judge(postgres.url, told, readFileSync(trace, "utf8")),
    async [Symbol.asyncDispose]() {
      for (const { child } of workers) child.kill("SIGKILL");
      await Promise.all([owner.$disconnect(), web.$disconnect()]);
      await postgres[Symbol.asyncDispose]();
      rmSync(traces, { recursive: true, force: true });
    },
  };
}

const FLAWLESS = { lost: 0, unexpected: 0, duplicated: 0, twiceTerminal: 0, staleWrites: 0, faults: [] };

test("F3: through a Postgres that crashes again and again under load no acknowledged job is lost or runs wild, and all come back by themselves", async () => {
  await using place = await createPlace();
  await place.start();
  const enough = new AbortController();
  const asking = askUntil(enough.signal, place.web, { ...place, words: ["takeTime", "100"] });
  const countOf = async () => {
    const [row] = await queryOnce<{ n: number }>(
      place.postgres.url,
      "select count(*)::int as n from job where status = 'completed'",
    );
    return row?.n ?? 0;
  };
  for (let crash = 0; crash < 4; crash += 1) {
    const before = await countOf();
    await vi.waitFor(async () => expect(await countOf()).toBeGreaterThan(before + 3), soon);
    await place.postgres.stop("immediate");
    await place.postgres.start();
  }
  enough.abort();
  const told = await asking;
  await place.becomesIdle();
  expect(told.length).toBeGreaterThan(10);
  expect(await place.verdict(told)).toMatchObject(FLAWLESS);
}, 240_000);

/** A small file system, where this machine lets one be mounted; unmounted by `umount`. */
function mountSmall(): string | null {
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-small-"));
  chmodSync(directory, 0o755);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=160m,mode=755", "tmpfs", directory], {
      stdio: "ignore",
    });
    return directory;
  } catch {
    rmSync(directory, { recursive: true });
    return null;
  }
}

test("F11: on a full disk nothing that was acknowledged is missing, and it goes on when there is space again", async (context) => {
  const directory = mountSmall();
  if (!directory) return context.skip("a small file system cannot be mounted here: that takes root on Linux");
  try {
    await using place = await createPlace(directory);
    const enough = new AbortController();
    const asking = askUntil(enough.signal, place.web, { ...place, words: ["nothing", ""] });
    const ballast = join(directory, "ballast");
    const { bavail, bsize } = statfsSync(directory);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 64 * 1024)));
    const ask = () =>
      askFor(place.web, place.scope, place.sourceIds[0] ?? "", { config: { includedSchemas: ["nothing"] } });
    await vi.waitFor(() => expect(ask()).rejects.toThrow(), { timeout: 60_000, interval: 200 });
    rmSync(ballast);
    if (!existsSync(join(directory, "postgres", "postmaster.pid"))) await place.postgres.start(); // it ended itself
    await place.start();
    enough.abort();
    const told = await asking;
    await place.becomesIdle();
    expect(told.length).toBeGreaterThan(0);
    expect(await place.verdict(told)).toMatchObject(FLAWLESS);
  } finally {
    execFileSync("umount", ["-l", directory]);
    rmSync(directory, { recursive: true, force: true });
  }
}, 240_000);
