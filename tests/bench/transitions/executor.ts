import { runnable } from "#lib/jobs/handler.ts";
import { executeWith } from "#lib/jobs/threads/executor.ts";
import { noop } from "./noop.ts";

export default executeWith({
  connection_test: runnable(noop, async () => ({
    message: "Nothing was done.",
    // The monotonic clock is the machine's: whoever asked for the job reads the same one.
    result: { startedNs: String(process.hrtime.bigint()) },
  })),
});
