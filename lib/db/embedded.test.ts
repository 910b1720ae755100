import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, describe, expect } from "vitest";
import { findEmbedded, startEmbedded } from "./embedded.ts";

const test = base.extend("directory", async ({ task: _ }, { onCleanup }) => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "tidewatch-embedded-")));
  chmodSync(directory, 0o755);
  onCleanup(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
});

test("a cluster whose making was killed is made anew", { timeout: 60_000 }, async ({ directory }) => {
  const module = JSON.stringify(new URL("embedded.ts", import.meta.url).href);
  const settings = JSON.stringify({ directory, password: "secret", fast: true });
  const start = spawn(
    process.execPath,
    ["-e", `import(${module}).then(({ startEmbedded }) => startEmbedded(${settings}))`],
    { detached: true, stdio: "ignore", env: { ...process.env, TMPDIR: directory } },
  );
  await expect
    .poll(() => globSync(join(directory, "*", "PG_VERSION")), { interval: 1, timeout: 20_000 })
    .toHaveLength(1);
  await kill(start);
  const postgres = await startEmbedded({ directory, password: "secret", fast: true });
  await postgres.stop();
  expect(globSync(join(directory, "*", "PG_VERSION"))).toEqual([join(directory, "postgres", "PG_VERSION")]);
});

test("a server that runs and does not answer keeps its pid file, and is named", async ({ directory }) => {
  const dataDirectory = join(directory, "postgres");
  const pidFile = join(dataDirectory, "postmaster.pid");
  const silent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", dataDirectory]);
  mkdirSync(dataDirectory);
  writeFileSync(pidFile, `${silent.pid}\n${dataDirectory}\n0\n1\n`);
  await expect(findEmbedded({ directory, password: "secret" }, 100)).rejects.toThrow(
    `The embedded Postgres of ${directory} runs already (process ${silent.pid})`,
  );
  expect(existsSync(pidFile)).toBe(true);
  silent.kill();
});

describe.runIf(process.getuid?.() === 0)("started by root, a cluster", { timeout: 60_000 }, () => {
  test("that root copied, as a backup is restored, starts again", async ({ directory }) => {
    const settings = { directory, password: "secret", fast: true };
    const first = await startEmbedded(settings);
    await first.stop();
    cpSync(first.dataDirectory, join(directory, "copy"), { recursive: true });
    rmSync(first.dataDirectory, { recursive: true });
    renameSync(join(directory, "copy"), first.dataDirectory);
    expect(statSync(join(first.dataDirectory, "global", "pg_control")).uid).toBe(0);
    const again = await startEmbedded(settings);
    await again.stop();
  });

  test("that is another user's is refused with what to do, and left as it is", async ({ directory }) => {
    const dataDirectory = join(directory, "postgres");
    const version = join(dataDirectory, "PG_VERSION");
    mkdirSync(dataDirectory);
    writeFileSync(version, "18\n");
    for (const path of [dataDirectory, version]) chownSync(path, 12_345, 12_345);
    await expect(startEmbedded({ directory, password: "secret" })).rejects.toThrow(
      /belongs to another user \(12345\).*chown -R/,
    );
    expect(statSync(version).uid).toBe(12_345);
  });
});

/** With the initdb in its process group. */
async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once("exit", done));
  if (child.pid) process.kill(-child.pid, "SIGKILL");
  await ended;
}
