import { runCommand, step } from "./terminal.ts";
import { buildWeb, isBuilt } from "./web-build.ts";

/** `npm run build`: once for a deployment, which then starts without it. */
await runCommand(async () => {
  if (!isBuilt()) await step("Web built", buildWeb);
});
