import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "vitest";
import { isAlive } from "#lib/db/embedded-process.ts";
import { takeLock } from "./lock.ts";

const GONE = 2 ** 30; // above every process number there is
const ADDRESS = "http://localhost:3000";

/** `running` is the note in a data directory of the test's own, `child` a process that looks like a worker. */
const test = base
  .extend("directory", async ({ task: _ }, { onCleanup }) => {
    const directory = mkdtempSync(join(tmpdir(), "tidewatch-lock-"));
    onCleanup(() => rmSync(directory, { recursive: true, force: true }));
    return directory;
  })
  .extend("running", ({ directory }) => join(directory, "running.json"))
  .extend("child", async ({ task: _ }, { onCleanup }) => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)", "workers/main.ts"]);
    onCleanup(() => void child.kill("SIGKILL"));
    return child as ChildProcess & { pid: number };
  });

test("the processes of a start that was killed are ended", async ({ directory, running, child }) => {
  const lock = await takeLock(directory, ADDRESS);
  lock.note([child.pid]);
  changeNote(running, () => ({ pid: GONE }));
  await takeLock(directory, ADDRESS);
  expect(isAlive(child.pid)).toBe(false);
});

test("a program that was given a noted process's number later is left alone", async ({
  directory,
  running,
  child,
}) => {
  const lock = await takeLock(directory, ADDRESS);
  lock.note([child.pid]);
  changeNote(running, ({ startedAt }) => ({
    pid: GONE,
    startedAt: { ...startedAt, [child.pid]: startedAt[process.pid] },
  }));
  await takeLock(directory, ADDRESS);
  expect(isAlive(child.pid)).toBe(true);
});

test("a start is refused while the noted one runs, not while another program has its number", async ({
  directory,
  running,
  child,
}) => {
  const lock = await takeLock(directory, ADDRESS);
  lock.note([child.pid]);
  await expect(takeLock(directory, ADDRESS)).rejects.toThrow(
    `already running from ${directory}: ${ADDRESS} (process ${process.pid})`,
  );
  changeNote(running, ({ startedAt }) => ({
    pid: child.pid,
    children: [],
    startedAt: { [child.pid]: startedAt[process.pid] },
  }));
  await takeLock(directory, ADDRESS);
});

test("a note that cannot be written leaves the last one whole", async ({ directory, running }) => {
  const lock = await takeLock(directory, ADDRESS);
  const before = readFileSync(running, "utf8");
  mkdirSync(`${running}.new`); // nothing can be written there, as on a full disk
  expect(() => lock.note([GONE])).toThrow();
  expect(readFileSync(running, "utf8")).toBe(before);
});

type Note = { startedAt: Record<string, string> };

function changeNote(running: string, change: (note: Note) => object): void {
  const note = JSON.parse(readFileSync(running, "utf8"));
  writeFileSync(running, JSON.stringify({ ...note, ...change(note) }));
}
