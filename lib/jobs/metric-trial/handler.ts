import { loadParser } from "#lib/engines/lineage/parse.ts";
import { qualified } from "#lib/engines/sqlguard/one-number.ts";
import { formatCount } from "#lib/format.ts";
import { JobFailed, refusedStatement } from "../engine-failures.ts";
import type { HandlerResult, JobContext } from "../handler.ts";
import type { Known } from "./known.ts";

type Trial = Pick<
  JobContext<{ mostCost: number; timeLimitSeconds: number }>,
  "config" | "progress" | "signal" | "connect"
>;

/** Runs a statement once and tells what it answers and costs. Nothing is kept, and what is wrong with it fails the job. */
export async function tryStatement(
  { config, progress, signal, connect }: Trial,
  { accessLevel, schemaName, named }: Known,
  sql: string,
): Promise<HandlerResult> {
  await loadParser();
  const sent = qualified(sql, { schemaName: schemaName ?? "", known: named });
  if (!sent.isAllowed) throw new JobFailed(refusedStatement(sent.reason));
  if (accessLevel === "schema_only")
    throw new JobFailed(
      refusedStatement("The source shows its structure alone, so no statement may look at a row."),
    );
  progress.step("capture");
  const connector = await connect();
  const begun = performance.now();
  const { mostCost, timeLimitSeconds: seconds } = config;
  const { value, cost } = await connector.scalar(
    sent.statement,
    { seconds, totalSeconds: seconds, mostCost },
    signal,
  );
  const ms = Math.round(performance.now() - begun);
  const shown = value === null ? "nothing" : Number.isFinite(value) ? String(value) : "no finite number";
  return {
    message: `Trial: it answers with ${shown}, at a cost of ${formatCount(cost)}; nothing was kept`,
    result: { isTrial: true, value: value !== null && Number.isFinite(value) ? value : null, cost, ms },
  };
}
