import { type HandlerResult, runnable } from "#lib/jobs/handler.ts";
import { executeWith } from "#lib/jobs/threads/executor.ts";
import { noop, noopThatRaises } from "./noop.ts";

const doNothing = async (): Promise<HandlerResult> => ({
  message: "Nothing was done.",
  // The monotonic clock is the machine's: whoever asked for the job reads the same one.
  result: { startedNs: String(process.hrtime.bigint()) },
});

export default executeWith({
  connection_test: runnable(noop, doNothing),
  lineage_extraction: runnable(noopThatRaises, doNothing),
});
