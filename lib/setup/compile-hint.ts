import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Beginning so, a script is compiled whole while it loads, on another thread (V8's explicit compile hints). */
const HINT = "//# allFunctionsCalledOnLoad\n";

const Manifest = z.object({ rootMainFiles: z.array(z.string()) });

/**
 * Marks React and Next, which every page loads and runs at once. Unmarked, each of their functions is compiled when it is
 * first called, while the page waits: half of the longest task of a phone.
 */
export function markForCompilation(build: string): void {
  const { rootMainFiles } = Manifest.parse(
    JSON.parse(readFileSync(join(build, "build-manifest.json"), "utf8")),
  );
  for (const file of rootMainFiles) {
    const script = readFileSync(join(build, file), "utf8");
    if (!script.startsWith(HINT)) writeFileSync(join(build, file), HINT + script);
  }
}
