import { spawn } from "node:child_process";
import { join } from "node:path";
import { invalid } from "#lib/errors.ts";

const FIRST_SEED = 1;
const MOST_MS = 600_000;

/** `brokenAt` is the first story in which a law was broken, null where none was; `law` what was found then. */
export type Outcome = { brokenAt: number | null; law: string; seconds: number };

/**
 * The same stories for every tree, until one breaks a law. Rejects where the model could not be told at all. A tree
 * whose schema differs brings up a cluster of its own.
 */
export async function tellStories(
  tree: string,
  { stories, clusterUrl, signal }: { stories: number; clusterUrl: string | undefined; signal: AbortSignal },
): Promise<Outcome> {
  const start = performance.now();
  const vitest = join(tree, "node_modules", "vitest", "vitest.mjs");
  const environment = {
    ...{ MODEL_SEED: String(FIRST_SEED), MODEL_RUNS: String(stories), NO_COLOR: "1" },
    ...(clusterUrl && { TEST_CLUSTER_URL: clusterUrl }),
  };
  const child = spawn(process.execPath, [vitest, "run", "--project", "model"], {
    cwd: tree,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
    timeout: MOST_MS,
    signal,
    killSignal: "SIGINT", // vitest then stops its cluster
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (words += String(text)));
  child.once("error", (error) => (words += error.message));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  const seconds = (performance.now() - start) / 1000;
  if (signal.aborted) throw invalid("It was ended before all of the mutants were tried.");
  if (code === 0) return { brokenAt: null, law: "", seconds };
  const story = words.match(/Story (\d+) broke a law/)?.[1];
  if (!story) throw new Error(`The model could not be told:\n${words}`);
  const law =
    words.match(/^Got (?:AssertionError: )?(.*)$/m)?.[1]?.replace(/ [0-9a-f-]{36}.*|: expected .*/, "") ?? "";
  return { brokenAt: Number(story), law, seconds };
}
