import { EnvironmentError } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Does one step of a start and says what it did and how long that took. */
export async function step<T>(
  sentence: string | ((result: T) => string),
  work: () => T | Promise<T>,
): Promise<T> {
  const start = performance.now();
  const result = await work();
  sayStep(typeof sentence === "string" ? sentence : sentence(result), start);
  return result;
}

/** `start` is of `performance.now()`. */
export function sayStep(sentence: string, start: number): void {
  say(`• ${sentence} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

/** Runs a command to its end. What a person can mend is one sentence; a bug shows itself whole. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

function explain(error: unknown): string {
  if (error instanceof AppError || error instanceof EnvironmentError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOSPC") {
    return "The disk is full. Free some space, or choose another place with --data DIR.";
  }
  if ("code" in error && error.code === "EACCES" && "path" in error) {
    return `${error.path} belongs to another user. Start as that user, or choose another place with --data DIR.`;
  }
  return error.stack ?? error.message;
}
