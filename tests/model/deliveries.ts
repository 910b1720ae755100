/** graphile-worker's rows as its workers take them: locked, and deleted by id when the task has ended. */
import type { World } from "./world.ts";

type Delivery = { id: string; jobId: string };

/** `early` gives those as well whose time has not come, as a clock that is fast would. */
const ownDeliveries = ({ owner, scope }: World, early: boolean) => owner.$queryRaw<Delivery[]>`
  select d.id::text, j.id as "jobId" from graphile_worker._private_jobs d join job j on d.payload ->> 'jobId' = j.id::text
  where d.is_available and (${early} or d.run_at <= clock_timestamp()) and j.organization_id = ${scope.organizationId}::uuid
  order by d.priority, d.run_at, d.id`;

export async function lockDelivery(world: World, at: number, early = false): Promise<Delivery | undefined> {
  const waiting = await ownDeliveries(world, early);
  const delivery = waiting[at % Math.max(1, waiting.length)];
  if (delivery) await lock(world, delivery);
  return delivery;
}

/** The first ones, as many as a worker takes at the same moment. */
export async function lockDeliveries(world: World, most: number, early: boolean): Promise<Delivery[]> {
  const deliveries = (await ownDeliveries(world, early)).slice(0, most);
  for (const delivery of deliveries) await lock(world, delivery);
  return deliveries;
}

const lock = ({ owner }: World, { id }: Delivery) =>
  owner.$executeRaw`
    update graphile_worker._private_jobs set locked_at = now(), locked_by = 'model', attempts = attempts + 1
    where id = ${id}::bigint`;

export const endDelivery = ({ owner }: World, { id }: Delivery) =>
  owner.$executeRaw`select graphile_worker.complete_jobs(array[${id}::bigint])`;

/** The hour that a job was to wait is over. */
export async function passTime({ owner, scope: { organizationId } }: World): Promise<void> {
  await owner.$executeRaw`
    update graphile_worker._private_jobs d set run_at = now() from job j
    where d.key = 'job:' || j.id and d.run_at > now() and j.organization_id = ${organizationId}::uuid`;
  await owner.$executeRaw`
    update job set run_after = clock_timestamp() where run_after > clock_timestamp() and organization_id = ${organizationId}::uuid`;
}
