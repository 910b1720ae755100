import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { runJob } from "#lib/jobs/run.ts";
import { requestCancel } from "#lib/jobs/transitions/cancel.ts";
import { test } from "../support/database.ts";
import { askFor, createEngine, createSource } from "../support/engine.ts";
import { createOrganization } from "../support/organization.ts";

const SOURCES = 10;
const ROUNDS = 100;
const upTo = (ms: number) => Math.random() * ms;

test("F18: of a cancel and a completion that race exactly one wins, and the other is told or recorded as too late", async ({
  owner,
  worker,
}) => {
  const scope = await createOrganization(owner);
  const engine = await createEngine(worker, async ({ signal }) => {
    await sleep(upTo(12), undefined, { signal });
    return { message: "done" };
  });
  const outcomes: { id: string; outcome: string }[] = [];
  const racing = Array.from({ length: SOURCES }, async () => {
    const sourceId = await createSource(owner, scope);
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = await askFor(worker, scope, sourceId);
      const cancel = async () => {
        await sleep(upTo(25));
        const answer = await requestCancel(worker, scope, id);
        if (Math.random() < 0.5) await engine.inHand.get(id)?.look();
        return answer.outcome;
      };
      const [outcome] = await Promise.all([cancel(), runJob(engine, id)]);
      outcomes.push({ id, outcome });
    }
  });
  await Promise.all(racing);

  const statuses = new Map((await owner.job.findMany()).map(({ id, status }) => [id, status]));
  const events = Map.groupBy(await owner.jobEvent.findMany(), ({ jobId }) => jobId);
  const ends = ["completed", "failed", "cancelled"];
  for (const { id, outcome } of outcomes) {
    expect(statuses.get(id)).toBe(outcome === "too_late" ? "completed" : "cancelled");
    const kinds = events.get(id)?.map(({ kind }) => kind) ?? [];
    expect(kinds.filter((kind) => ends.includes(kind))).toHaveLength(1);
    expect(kinds.includes("cancel_too_late")).toBe(outcome === "too_late");
  }
  expect(new Set(outcomes.map(({ outcome }) => outcome)).size).toBeGreaterThan(1);
});
