/** `node workers/main.ts`: a worker. */
import { runWorkerProcess } from "./process.ts";

await runWorkerProcess();
