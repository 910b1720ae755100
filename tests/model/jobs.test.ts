import { randomInt } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import { z } from "zod";
import { test } from "../support/database.ts";
import { stories } from "./commands.ts";
import { checkEnd } from "./end.ts";
import { createModel } from "./model.ts";
import { createWorld } from "./world.ts";

/**
 * MODEL_SEED is the seed of the first story, each next one has the next; MODEL_RUNS is how many there are, in place of
 * as many as a minute takes. A single one that fails is told again, shorter and shorter.
 */
const { MODEL_SEED, MODEL_RUNS } = z
  .object({
    MODEL_SEED: z.coerce.number().int().default(randomInt(1_000_000_000)),
    MODEL_RUNS: z.coerce.number().int().positive().optional(),
  })
  .parse(process.env);
const MOST_MS = 55_000;

test("whatever happens in whatever order, a job has one writer, one end, no way out of it, and is never forgotten", async ({
  owner,
  worker,
}) => {
  const limits = fc.constantFrom(
    { slots: 1, organizationSlots: 2 },
    { slots: 1, organizationSlots: 3 },
    { slots: 2, organizationSlots: 2 },
    { slots: 2, organizationSlots: 3 }, // where the most can happen
    { slots: 2, organizationSlots: 3 },
  );
  const story = fc.asyncProperty(limits, stories, async (limits, commands) => {
    const world = await createWorld(worker, owner, limits);
    const model = createModel(limits);
    await fc.asyncModelRun(() => ({ model, real: world }), commands);
    await checkEnd(model, world);
  });
  const start = performance.now();
  const isOver = (told: number) =>
    MODEL_RUNS === undefined ? performance.now() - start > MOST_MS : told >= MODEL_RUNS;
  let told = 0;
  for (; !isOver(told); told += 1) {
    const seed = MODEL_SEED + told;
    const options = { seed, numRuns: 1, endOnFailure: MODEL_RUNS !== 1, includeErrorInReport: true };
    const details = await fc.check(story, options);
    if (!details.failed) continue;
    throw new Error(
      `Story ${told + 1} broke a law: MODEL_SEED=${seed} MODEL_RUNS=1 npm run test:model tells it again.\n${fc.defaultReportMessage(details)}`,
    );
  }
  process.stdout.write(`${told} stories from seed ${MODEL_SEED} on\n`);
  expect(told).toBeGreaterThan(0);
});
