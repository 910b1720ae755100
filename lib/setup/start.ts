import { readWebEnv } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { becomeProcess } from "./become-process.ts";
import { appUrlOf } from "./environment.ts";
import { runCommand } from "./terminal.ts";
import { hasBuild, NEXT } from "./web-build.ts";

/** `npm start`: the web alone, in this process. It keeps nothing on its disk. */
await runCommand(async () => {
  becomeProcess("web");
  Object.assign(process.env, { APP_URL: appUrlOf(process.env) });
  readWebEnv();
  if (!hasBuild()) throw new AppError("unavailable", "The web is not built yet. Run `npm run build` first.");
  Object.assign(process.env, { NODE_ENV: "production" });
  const { PORT = "3000", HOST = "127.0.0.1" } = process.env;
  process.argv = [process.execPath, NEXT, "start", "--port", PORT, "--hostname", HOST];
  await import(NEXT);
});
