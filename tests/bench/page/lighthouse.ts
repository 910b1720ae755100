import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { findBrowser } from "#lib/setup/browser.ts";
import type { OpenPage } from "./product.ts";

export const LIGHTHOUSE = "13.5.0";

const MOST_FAILURES = 2;

export type Scores = { performance: number; accessibility: number; bestPractices: number };

const Score = z.object({ score: z.number() }).transform(({ score }) => Math.round(100 * score));
const Result = z.object({
  categories: z.object({ performance: Score, accessibility: Score, "best-practices": Score }),
});

/** As on a wide screen with a good network, or as on a phone with a slow one, which is Lighthouse's default. */
export async function measureLighthouse(
  { page, cookie }: OpenPage,
  runs: number,
  device: "desktop" | "mobile",
  say: (line: string) => void,
): Promise<Scores[]> {
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-lighthouse-"));
  try {
    // The session is in a file: arguments can be read by everybody on the machine.
    const headers = join(directory, "headers.json");
    writeFileSync(headers, JSON.stringify({ cookie }), { mode: 0o600 });
    const scores: Scores[] = [];
    for (let attempt = 0; scores.length < runs; attempt += 1) {
      const output = join(directory, `${attempt}.json`);
      try {
        await run([
          page,
          ...["--quiet", "--output=json", `--output-path=${output}`, `--extra-headers=${headers}`],
          "--only-categories=performance,accessibility,best-practices",
          "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
          ...(device === "desktop" ? ["--preset=desktop"] : []),
        ]);
      } catch (error) {
        // Now and then it misses the beginning of the page, which is no fault of the page's.
        if (attempt >= runs + MOST_FAILURES) throw error;
        say("Lighthouse failed, once more");
        continue;
      }
      const { categories } = Result.parse(JSON.parse(readFileSync(output, "utf8")));
      const { performance, accessibility, "best-practices": bestPractices } = categories;
      scores.push({ performance, accessibility, bestPractices });
      say(
        `${device}: performance ${performance}, accessibility ${accessibility}, best practices ${bestPractices}`,
      );
    }
    return scores;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function run(args: readonly string[]): Promise<void> {
  const command = ["exec", "--yes", `--package=lighthouse@${LIGHTHOUSE}`, "--", "lighthouse", ...args];
  await promisify(execFile)("npm", command, {
    env: { ...process.env, CHROME_PATH: await findBrowser() },
    maxBuffer: 64 * 1024 * 1024,
  });
}
