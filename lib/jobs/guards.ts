/** What a transition asks of the row it moves. */
import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#lib/db/client.ts";
import type { Lease } from "./lease.ts";

export const within = (scope: Scope, jobId: string) =>
  Prisma.sql`id = ${jobId}::uuid and organization_id = ${scope.organizationId}::uuid`;
export const held = ({ jobId, attempt, workerId }: Lease) =>
  Prisma.sql`id = ${jobId}::uuid and status = 'running' and attempt = ${attempt}::int and worker_id = ${workerId}::uuid`;

export const seconds = (n: number) => Prisma.sql`make_interval(secs => ${n}::float8)`;
export const MS_SINCE_QUEUED = Prisma.sql`greatest(0, extract(epoch from clock_timestamp() - queued_at) * 1000)::bigint`;
