import { spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");
const VITEST = join(ROOT, "node_modules", "vitest", "vitest.mjs");

/** `npm run test:faults`: what jobs must survive, with real processes and databases that are killed. */
const child = spawn(process.execPath, [VITEST, "run", "--project", "faults", ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: "inherit",
});
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => child.kill(name));
child.once("close", (code) => {
  process.exitCode = code ?? 1;
});
