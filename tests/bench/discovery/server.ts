import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { serverUser } from "#lib/db/embedded-binaries.ts";
import { queryOnce } from "#tests/support/server.ts";
import {
  makeThrowAwayFolder,
  startThrowAway,
  type ThrowAwayPostgres,
} from "#tests/support/throw-away-postgres.ts";
import { until } from "#tests/support/until.ts";
import { dumpVersion } from "./reading.ts";

/** A server of the version whose pg_dump is on the PATH, so that both read the same; else the one we bring. */
export async function startTarget(): Promise<ThrowAwayPostgres> {
  const major = dumpVersion();
  const binaries = [`/usr/lib/postgresql/${major}/bin`, `/usr/pgsql-${major}/bin`].find((directory) =>
    existsSync(join(directory, "initdb")),
  );
  return binaries ? startInstalled(binaries) : startThrowAway({ fast: true });
}

async function startInstalled(binaries: string): Promise<ThrowAwayPostgres> {
  const user = serverUser();
  const directory = join(makeThrowAwayFolder(), "postgres");
  mkdirSync(directory, { mode: 0o700 });
  if (user) chownSync(directory, user.uid, user.gid);
  const made = spawnSync(
    join(binaries, "initdb"),
    ["-D", directory, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...user, cwd: "/", encoding: "utf8" },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const log = openSync(`${directory}.log`, "w");
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"];
  // pg_dump locks every table at once.
  settings.push("max_locks_per_transaction=1024");
  if (existsSync(join(binaries, "..", "lib", "pg_stat_statements.so")))
    settings.push("shared_preload_libraries=pg_stat_statements");
  const server = spawn(
    join(binaries, "postgres"),
    ["-D", directory, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    { ...user, cwd: "/", detached: true, stdio: ["ignore", log, log] },
  );
  const url = `postgresql://postgres:none@127.0.0.1:${port}/postgres`;
  await until(() => queryOnce(url, "select 1").catch(() => undefined), 30_000);
  return {
    url,
    async stop() {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
    },
  };
}

const freePort = () =>
  new Promise<number>((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
