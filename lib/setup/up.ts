import { launch } from "./launch.ts";
import { asksForHelp, readStartOptions, startHelp } from "./options.ts";
import { runCommand, say } from "./terminal.ts";

/** `npm run up` and `npm run dev`: everything, until it is told to stop. */
await runCommand(async () => {
  const [mode, ...args] = process.argv.slice(2);
  if (asksForHelp(args)) return say(startHelp(mode ?? "up"));
  const running = launch(mode === "dev" ? "dev" : "up", readStartOptions(args));
  let wasStopped = false;
  const stop = async () => {
    if (!wasStopped) say("\nStopping.");
    wasStopped = true;
    await running.stop();
    process.exit(0);
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => void stop());
  try {
    const { address, claimToken } = await running.ready;
    say(`\nTidewatch is at ${address}/${claimToken ? `setup?token=${claimToken}` : ""}`);
    say(`${claimToken ? "Open it to create the owner's account. " : ""}Ctrl-C stops everything.\n`);
  } catch (error) {
    if (wasStopped) return;
    await running.stop();
    throw error;
  }
});
