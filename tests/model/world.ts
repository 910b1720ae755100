import type { Scope } from "#lib/auth/scope.ts";
import type { PrismaClient } from "#lib/db/client.ts";
import type { Lease } from "#lib/jobs/lease.ts";
import type { Taker } from "#lib/jobs/limits.ts";
import { createSource } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";
import type { Limits } from "./model.ts";

/** The real thing: a database, and what its workers hold in their hands, or believe to. */
export type World = {
  db: PrismaClient;
  owner: PrismaClient;
  scope: Scope;
  sources: string[];
  claimants: Taker[];
  /** All that were ever handed out, stale ones included, oldest first. */
  leases: Lease[];
  /** In the order in which they were asked for. */
  jobs: string[];
  /** What each job looked like last. */
  seen: Map<string, { version: bigint; look: string }>;
};

const KNOWN = { asset_discovery: 1, connection_test: 1 };

/** Two workers and three sources in an organization of their own. */
export async function createWorld(
  db: PrismaClient,
  owner: PrismaClient,
  { slots, organizationSlots }: Limits,
): Promise<World> {
  const scope = await createOrganization(owner);
  const sources: string[] = [];
  for (let n = 0; n < 3; n += 1) sources.push(await createSource(owner, scope));
  const join = async (name: string): Promise<Taker> => {
    const { id } = await db.worker.create({ data: { name, version: "0", capacity: 4 } });
    return {
      worker: { id, name, version: "0" },
      sourceSlots: slots,
      organizationSlots,
      leaseSeconds: 3_600,
      known: KNOWN,
    };
  };
  const claimants = [await join("first"), await join("second")];
  return { db, owner, scope, sources, claimants, leases: [], jobs: [], seen: new Map() };
}

/** One of the newest: what is old has ended, mostly, and is met often enough. */
export const pick = <T>(items: readonly T[], at: number, among = 6): T | undefined =>
  items[items.length - 1 - (at % Math.min(among, Math.max(1, items.length)))];

export const claimantAt = ({ claimants }: World, at: number): Taker => {
  const claimant = claimants[at % claimants.length];
  if (!claimant) throw new Error("The world has no workers.");
  return claimant;
};

/** A lease that was handed out; now and then in the hands of the worker that it was not handed to. */
export function leaseAt(world: World, at: number): Lease | undefined {
  const lease = pick(world.leases, at);
  if (!lease || at % 8 !== 7) return lease;
  const other = world.claimants.find(({ worker }) => worker.id !== lease.workerId);
  return other && { ...lease, workerId: other.worker.id };
}
