/** The worker of production, with work of the tests' own. */
import { runWorkerProcess } from "#workers/process.ts";
import { TEST_KINDS } from "./work.ts";

await runWorkerProcess({ kinds: TEST_KINDS, executor: new URL("executor.ts", import.meta.url) });
