import { expect } from "vitest";
import { isTerminal } from "#lib/jobs/status.ts";
import { reconcile, take, waitUntilDue } from "./claiming.ts";
import { expire, reap } from "./dying.ts";
import { holders, leaveWith } from "./holding.ts";
import { checkLaws } from "./laws.ts";
import type { Model } from "./model.ts";
import type { World } from "./world.ts";

/** All workers die and new ones come: what was accepted comes to its end by its deliveries alone. */
export async function checkEnd(model: Model, world: World): Promise<void> {
  if (model.bereft.size > 0) await reconcile(model, world, 0);
  for (const { jobId } of holders(model, world)) await expire(model, world, jobId);
  await reap(model, world, 0);
  const isAtWork = () => [...model.jobs.values()].some(({ status }) => !isTerminal(status));
  for (let rounds = 3 * model.jobs.size; isAtWork() && rounds > 0; rounds -= 1) {
    await waitUntilDue(model, world, 0);
    await take(model, world, 0);
    for (const lease of holders(model, world)) await leaveWith(world.db, model, lease, "complete");
  }
  await checkLaws(model, world);
  const open = [...model.jobs].filter(([, { status }]) => !isTerminal(status));
  expect(open, "every accepted job ends").toEqual([]);
}
