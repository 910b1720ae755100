import type { ConnectionReport } from "#lib/connectors/connector.ts";
import { formatQuantity } from "#lib/format.ts";
import type { JobHandler } from "../handler.ts";
import type { connectionTest } from "./definition.ts";

/** Connects as a discovery would, and reports what it would meet. */
export const testConnection: JobHandler<typeof connectionTest> = async (context) => {
  const { progress, log, config, signal } = context;
  progress.step("connect");
  const connector = await context.connect();

  progress.step("inspect");
  const report = await connector.test(config, signal);
  log.info(`May read ${formatQuantity(report.readableSchemas.length, "schema")}`);
  for (const problem of report.problems) log.warn(problem);
  return { message: summaryOf(report), result: { ...report } };
};

function summaryOf({ serverVersion, readableSchemas, problems }: ConnectionReport): string {
  const schemas = readableSchemas.length === 1 ? "1 schema" : `${readableSchemas.length} schemas`;
  const [worst, ...others] = problems;
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return `PostgreSQL ${serverVersion}, ${schemas} readable${worst ? `. ${worst}${more}` : ""}`;
}
