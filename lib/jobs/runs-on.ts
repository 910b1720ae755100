/** Whether there is something a job can run on: decided and worded here, for one that is asked for and one that is retried. */
import { Prisma } from "#lib/db/client.ts";
import { findDefinition, JOB_TYPES } from "./catalog.ts";

type RunsOn = {
  type: string;
  /** Null where it, or what it acted on within it, is gone. */
  source: { name: string | null; state: string } | null;
};

/** A sentence; null where it can run. */
export function whyNotRunOn({ type, source }: RunsOn): string | null {
  if (!findDefinition(type)) return `This version of Tidewatch does not know the job type ${type}.`;
  if (!source) return "What it acted on is gone.";
  if (source.state === "removed")
    return `The source ${source.name} was removed. Connect it again to run jobs on it.`;
  if (source.state === "draft" && type !== "connection_test")
    return `The source ${source.name} is not saved yet, so only a connection test can run on it.`;
  return null;
}

/** The same of a `job`, as far as it can be told for many at once: a draft has had connection tests alone. */
export const CAN_RUN_ON = Prisma.sql`(asset_id is not null and source_id is not null
  and type = any(${[...JOB_TYPES]}::text[])
  and not exists (select from source s where s.id = job.source_id and s.state = 'removed'))`;
