import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

export type Answer = { code: number | null; stdout: string; stderr: string };
export type Environment = Record<string, string>;

/** Runs `npm run tidewatch -- …` without npm, as a process of its own, and gives back what it said. */
export async function tidewatch(
  environment: Environment,
  words: readonly string[],
  { input = "" } = {},
): Promise<Answer> {
  const child = spawn(process.execPath, ["lib/operator/main.ts", ...words], {
    env: { PATH: process.env.PATH, TZ: "UTC", ...environment },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}
