import { spawn } from "node:child_process";
import { join } from "node:path";
import { AppError } from "#lib/errors.ts";
import { findFaults } from "./house-rules.ts";
import { runCommand, say, sayStep } from "./terminal.ts";
import { NEXT } from "./web-build.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const PACKAGES = join(ROOT, "node_modules");

/** A check's words where it failed, null where it passed. */
type Check = { name: string; run: () => Promise<string | null> };

const program =
  (...args: string[]) =>
  () =>
    new Promise<string | null>((done) => {
      const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
      let words = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (words += String(text)));
      child.once("close", (code) => done(code === 0 ? null : words.trim() || `ended with code ${code}`));
    });

const types = program(join(PACKAGES, "typescript", "bin", "tsc"), "--noEmit");

const CHECKS: Check[] = [
  // The routes' own types come first: links and parameters are checked against them.
  { name: "Types", run: async () => (await program(NEXT, "typegen")()) ?? types() },
  { name: "Format and lint", run: program(join(PACKAGES, "@biomejs", "biome", "bin", "biome"), "check") },
  {
    name: "Boundaries",
    run: program(
      join(PACKAGES, "dependency-cruiser", "bin", "dependency-cruise.mjs"),
      ...["app", "lib", "workers", "tests", "instrumentation.ts", "proxy.ts"],
    ),
  },
  {
    name: "Unused code and packages",
    run: program(join(PACKAGES, "knip", "bin", "knip.js"), "--no-progress"),
  },
  { name: "House rules", run: async () => findFaults(ROOT).join("\n") || null },
];

/** `npm run check`: all of them, two at a time, and what each has to say where it fails. */
await runCommand(async () => {
  const waiting = [...CHECKS];
  const failed: string[] = [];
  const takeTurns = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const start = performance.now();
      const words = await check.run();
      sayStep(words === null ? check.name : `${check.name} FAILED`, start);
      if (words === null) continue;
      say(words);
      failed.push(check.name);
    }
  };
  await Promise.all([takeTurns(), takeTurns()]);
  if (failed.length > 0) throw new AppError("invalid", `Failed: ${failed.join(", ")}.`);
});
