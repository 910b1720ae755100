import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { isAlive } from "#lib/db/embedded-process.ts";
import { copyTree } from "#tests/support/tree.ts";
import { until } from "#tests/support/until.ts";

test.runIf(process.platform === "linux")(
  "a start that is stopped while it installs leaves nothing running",
  async () => {
    const tree = copyTree({ bare: true });
    const start = spawn(process.execPath, ["lib/setup/bootstrap.mjs", "up"], { cwd: tree, stdio: "ignore" });
    const install = await until(() => childOf(start.pid), 30_000);
    start.kill("SIGTERM");
    await until(() => start.exitCode ?? start.signalCode ?? undefined, 30_000);
    expect(start.exitCode).toBe(1);
    expect(isAlive(install)).toBe(false);
    rmSync(tree, { recursive: true, force: true });
  },
);

function childOf(parent: number | undefined): number | undefined {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).find((pid) => parentOf(pid) === parent);
}

/** Null for a process that ended meanwhile. */
function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return null;
  }
}
