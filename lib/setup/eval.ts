import { runNamed } from "./run-named.ts";

/** `npm run eval -- NAME …` */
await runNamed("eval", "an evaluation");
