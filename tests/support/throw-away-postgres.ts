import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "#lib/db/embedded.ts";

export type ThrowAwayPostgres = { url: string; stop(): Promise<void> };

/** A Postgres in a folder of its own. It ends with this process, however that ends. */
export async function startThrowAway(
  settings: { fast?: boolean; maxConnections?: number } = {},
): Promise<ThrowAwayPostgres> {
  const directory = makeThrowAwayFolder();
  const { url, stop } = await startEmbedded({ directory, password: randomUUID(), ...settings });
  return {
    url,
    async stop() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** For a cluster of `startEmbedded`. Once this process has ended, what runs in it is ended and the folder removed. */
export function makeThrowAwayFolder(): string {
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-test-"));
  chmodSync(directory, 0o755);
  clearAwayAfterwards(directory);
  return directory;
}

/** The end of its input is the end of whoever holds the other end, be it by SIGKILL. */
const CLEAR_AWAY = `
  trap '' INT TERM HUP
  cat > /dev/null
  while pid=$(head -n 1 "$1/postgres/postmaster.pid" 2> /dev/null) && kill -QUIT "$pid" 2> /dev/null; do sleep 0.1; done
  rm -rf "$1"`;

function clearAwayAfterwards(directory: string): void {
  // In a group of its own: Ctrl-C reaches all of this one.
  const stdio = ["pipe", "ignore", "ignore"] as const;
  spawn("sh", ["-c", CLEAR_AWAY, "sh", directory], { cwd: "/", detached: true, stdio: [...stdio] }).unref();
}
