import { readWorkerEnv } from "#lib/env.ts";
import { becomeProcess } from "./become-process.ts";
import { runCommand } from "./terminal.ts";

const PROGRAM = new URL("../../workers/main.ts", import.meta.url).href;

/** `npm run worker`: the worker alone, in this process. */
await runCommand(async () => {
  becomeProcess("worker");
  readWorkerEnv();
  await import(PROGRAM);
});
