import { executeWith } from "#lib/jobs/threads/executor.ts";
import { TEST_HANDLERS } from "./work.ts";

export default executeWith(TEST_HANDLERS);
