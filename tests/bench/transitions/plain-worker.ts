/**
 * graphile-worker by itself with a task that does nothing: the yardstick. `node plain-worker.ts URL SLOTS [silent]`; it tells
 * of each start unless it is to be silent.
 */
import { Logger, run } from "graphile-worker";
import pg from "pg";

const [connectionString = "", slots = "8", manner] = process.argv.slice(2);
const tellStart = () => void process.send?.(String(process.hrtime.bigint()));
const pool = new pg.Pool({ connectionString, max: Number(slots) + 2, keepAlive: true });
const runner = await run({
  pgPool: pool,
  concurrency: Number(slots),
  noHandleSignals: true,
  logger: new Logger(() => () => undefined),
  taskList: { noop: manner === "silent" ? () => undefined : tellStart },
});
process.on("SIGTERM", () => {
  void runner.stop().then(() => process.exit(0));
});
process.send?.("ready");
