import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { supervise } from "./supervisor.ts";

/** What was said. */
let said = "";
beforeEach(() => {
  said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const run = (script: string): ChildProcess => spawn(process.execPath, ["-e", script]);

test("a process that cannot be noted when it comes back is kept all the same, and it is said", async () => {
  const scripts = ["process.exit(3)", "setInterval(() => {}, 1000)"];
  const supervised = supervise({
    name: "worker",
    start: () => run(scripts.shift() ?? ""),
    onRestart: () => {
      throw new Error("ENOSPC: no space left on device");
    },
    mayFailFirst: true,
  });
  await vi.waitFor(() => expect(said).toContain("no space left on device"), { timeout: 10_000 });
  expect(said).toContain("The worker ended (code 3)");
  await supervised.stop(5_000);
});

test("a process that cannot even be started comes back later", async () => {
  const starts = [
    () => run("process.exit(3)"),
    () => {
      throw new Error("ENOSPC: no space left on device");
    },
    () => spawn("/nowhere/node"),
    () => run("setInterval(() => {}, 1000)"),
  ];
  let restarts = 0;
  const supervised = supervise({
    name: "worker",
    start: () => {
      const start = starts.shift();
      if (!start) throw new Error("started once too often");
      return start();
    },
    onRestart: () => {
      restarts += 1;
    },
    mayFailFirst: true,
  });
  await vi.waitFor(() => expect([starts.length, restarts]).toEqual([0, 2]), { timeout: 10_000 });
  expect(said).toContain("The worker ended (ENOSPC: no space left on device); it starts again");
  expect(said).toContain("The worker ended (spawn /nowhere/node ENOENT); it starts again");
  await supervised.stop(5_000);
});
