import { spawn } from "node:child_process";
import { expect, vi } from "vitest";

export type Answer = { code: number | null; stdout: string; stderr: string };
export type Environment = Record<string, string>;

export type Running = {
  /** Resolves once it has said this, on either of its outputs. */
  says(words: RegExp): Promise<void>;
  /** As Ctrl-C does. */
  interrupt(): void;
  ended: Promise<Answer>;
};

/** What `npm run tidewatch` itself starts with. */
const { PATH, NODE_COMPILE_CACHE } = process.env;

/** Begins `npm run tidewatch -- …` without npm, as a process of its own. */
export function startTidewatch(environment: Environment, words: readonly string[], input = ""): Running {
  const child = spawn(process.execPath, ["lib/operator/main.ts", ...words], {
    env: { PATH, NODE_COMPILE_CACHE, NODE_ENV: "test", TZ: "UTC", ...environment },
  });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (chunk: Buffer) => {
      said[name] += chunk.toString();
    });
  }
  child.stdin.end(input);
  return {
    says: (words) =>
      vi.waitFor(() => expect(said.stdout + said.stderr).toMatch(words), { timeout: 60_000, interval: 20 }),
    interrupt: () => void child.kill("SIGINT"),
    ended: new Promise((done) => child.once("close", (code) => done({ code, ...said }))),
  };
}

/** Runs it to its end and gives back what it said. */
export const tidewatch = (
  environment: Environment,
  words: readonly string[],
  { input = "" } = {},
): Promise<Answer> => startTidewatch(environment, words, input).ended;
