import { runNamed } from "./run-named.ts";

/** `npm run bench -- NAME …` */
await runNamed("bench", "a bench");
