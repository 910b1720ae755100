import { isJobType, JOB_TYPES, type JobType } from "#lib/jobs/catalog.ts";
import { UsageError } from "./command.ts";

/** `asset-discovery` or `asset_discovery`. */
export function jobTypeOf(text: string): JobType {
  const type = text.toLowerCase().replaceAll("-", "_");
  if (isJobType(type)) return type;
  const known = JOB_TYPES.map((name) => name.replaceAll("_", "-")).join(", ");
  throw new UsageError(`There is no job type "${text}". There are: ${known}.`);
}
