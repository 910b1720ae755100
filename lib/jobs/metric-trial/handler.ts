import { loadParser } from "#lib/engines/lineage/parse.ts";
import { qualified } from "#lib/engines/sqlguard/one-number.ts";
import { formatCount } from "#lib/format.ts";
import { JobFailed, refusedStatement } from "../engine-failures.ts";
import type { JobHandler } from "../handler.ts";
import type { metricTrial } from "./definition.ts";
import { KnownOfTrial } from "./known.ts";

/** Runs a statement once and tells what it answers and costs. Nothing is kept, and what is wrong with it fails the job. */
export const tryMetric: JobHandler<typeof metricTrial> = async (context) => {
  const { config, progress, signal } = context;
  progress.step("read");
  const { accessLevel, schemaName, named } = KnownOfTrial.parse(await context.recall());
  await loadParser();
  const sent = qualified(config.sql, { schemaName: schemaName ?? "", known: named });
  if (!sent.isAllowed) throw new JobFailed(refusedStatement(sent.reason));
  if (accessLevel === "schema_only")
    throw new JobFailed(
      refusedStatement("The source shows its structure alone, so no statement may look at a row."),
    );
  progress.step("ask");
  const connector = await context.connect();
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
    result: { value: value !== null && Number.isFinite(value) ? value : null, cost, ms },
  };
};
