/** The thread in which handlers run; the pool loads it once in each. */
import { HANDLERS } from "#lib/jobs/handlers.ts";
import { executeWith } from "#lib/jobs/threads/executor.ts";

export default executeWith(HANDLERS);
