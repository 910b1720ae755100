/** What a transition asks of the row it moves. */
import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import type { Lease } from "./lease.ts";

export const amongst = (scope: Scope, jobIds: readonly string[]) =>
  Prisma.sql`id = any(${[...jobIds]}::uuid[]) and organization_id = ${scope.organizationId}::uuid`;
export const held = ({ jobId, attempt, workerId }: Lease) =>
  Prisma.sql`id = ${jobId}::uuid and ${IS_RUNNING} and attempt = ${attempt}::int and worker_id = ${workerId}::uuid`;

// Spelled so that the planner comes by the id alone: the small indexes of what waits and runs look cheaper to it, and
// walking one of them grows with the backlog.
export const IS_PENDING = Prisma.sql`(status || '') = 'pending'`;
/** Whether `job` is of a type and version that a worker knows. */
export const isKnown = (known: Readonly<Record<string, number>>) =>
  Prisma.sql`job.type_version <= coalesce((${JSON.stringify(known)}::jsonb ->> job.type)::int, 0)`;
export const IS_RUNNING = Prisma.sql`(status || '') = 'running'`;

export const seconds = (n: number) => Prisma.sql`make_interval(secs => ${n}::float8)`;
export const MS_SINCE_QUEUED = Prisma.sql`greatest(0, extract(epoch from clock_timestamp() - queued_at) * 1000)::bigint`;
