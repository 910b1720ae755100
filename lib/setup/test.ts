import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { AppError } from "#lib/errors.ts";
import { findBrowser } from "./browser.ts";
import { runCommand, say, sayStep } from "./terminal.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const PACKAGES = join(ROOT, "node_modules");
const VITEST = join(PACKAGES, "vitest", "vitest.mjs");
const PLAYWRIGHT = join(PACKAGES, "@playwright", "test", "cli.js");

type Count = { passed: number; failed: number };

const directory = mkdtempSync(join(tmpdir(), "tidewatch-report-"));
const report = join(directory, "report.json");

const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];

async function part(name: string, work: () => Promise<boolean>): Promise<void> {
  say(`\n${name}`);
  const start = performance.now();
  const isGood = await work();
  sayStep(isGood ? name : `${name} FAILED`, start);
  if (!isGood) throw new AppError("invalid", `${name} failed; what comes after it was not run.`);
}

function run(args: string[], environment: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => child.kill(name));
  return new Promise((done) => child.once("close", (code) => done(code === 0)));
}

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

function countVitest(): Count {
  const { numPassedTests, numFailedTests } = VitestReport.parse(takeReport());
  return { passed: numPassedTests, failed: numFailedTests };
}

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

function countPlaywright(): Count {
  const { stats } = PlaywrightReport.parse(takeReport());
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** Read once, so that no part is counted by the report of the one before. */
function takeReport(): unknown {
  if (!existsSync(report))
    throw new AppError("internal", "The tests ended without a report; their words are above.");
  const text = readFileSync(report, "utf8");
  rmSync(report);
  return JSON.parse(text);
}

/** `npm test`: what a change must pass, cheapest first; the first part that fails ends it. */
await runCommand(async () => {
  const total: Count = { passed: 0, failed: 0 };
  const add = ({ passed, failed }: Count) => {
    total.passed += passed;
    total.failed += failed;
  };
  try {
    process.env.CHROMIUM_PATH = await findBrowser(); // whoever has none should not learn it at the end
    await part("Checks", async () => run([join(ROOT, "lib", "setup", "check.ts")]));
    for (const project of ["unit", "integration", "setup"]) {
      await part(`Tests: ${project}`, async () => {
        const isGood = await run([VITEST, "run", "--project", project, ...reporters]);
        add(countVitest());
        return isGood;
      });
    }
    await part("Tests: browser", async () => {
      const isGood = await run([PLAYWRIGHT, "test"], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        PLAYWRIGHT_REPORT: "json",
      });
      add(countPlaywright());
      return isGood;
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
    say(`\n${total.passed} passed, ${total.failed} failed`);
  }
});
