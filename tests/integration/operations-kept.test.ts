import { expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import { toCsv } from "#lib/export.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { listJobs } from "#lib/jobs/queries.ts";
import { EXPORTED_COLUMNS, readAllItems } from "#lib/operations/export.ts";
import { discardOldOperations } from "#lib/operations/prune.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { askForMany, finish, test } from "../support/operations.ts";

test("what everything that matched meant is kept with its times, and leads to the same jobs later", async ({
  owner,
  web,
  worker,
  scope,
  source,
  ask,
}) => {
  await askForMany(worker, scope, source, 2);
  const { id } = await ask.matching("cancel", { within: "7d", status: "pending" });
  await finish(worker);
  const { filter, createdAt } = await ask.read(id);
  expect(filter).toEqual({
    ...JobFilter.parse({ status: "pending" }),
    since: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    until: expect.any(String),
  });
  const kept = JobFilter.parse(filter);
  const days = (Date.parse(createdAt) - Date.parse(kept.since ?? "")) / 86_400_000;
  expect(days).toBeCloseTo(7, 2);
  await askForMany(worker, scope, source, 3);
  const later = { ...kept, status: [] };
  const { rows } = await inOrganization(web, scope, (db) => listJobs(db, scope, later));
  expect(rows.map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
  expect(await owner.job.count()).toBe(5);
});

test("what came of each job is exported whole, and of one outcome alone, and to nobody else", async ({
  owner,
  web,
  worker,
  scope,
  source,
  ask,
}) => {
  const jobs = await askForMany(worker, scope, source, 600);
  const { id } = await ask.chosen("cancel", jobs);
  await ask.stop(id);
  const read = async (outcome: "all" | "done" | "open", as = scope) => {
    const batches = await readAllItems((work) => inOrganization(web, as, work), as, id, outcome);
    let text = "";
    for await (const part of toCsv(EXPORTED_COLUMNS, batches)) text += part;
    return text.trimEnd().split("\r\n");
  };
  const [head, ...lines] = await read("all");
  expect(head).toBe("job,type,source,relation,status_now,result,why,other_job,id");
  expect(new Set(lines.map((line) => line.split(",").at(-1)))).toEqual(new Set(jobs));
  expect(await read("open")).toHaveLength(601);
  expect(await read("done")).toHaveLength(1);
  const rival = await createOrganization(owner);
  await expect(read("all", rival)).rejects.toMatchObject({ code: "not_found" });
});

test("operations that ended long ago are removed with what came of their jobs, and the jobs stay", async ({
  owner,
  worker,
  scope,
  source,
  ask,
}) => {
  const jobs = await askForMany(worker, scope, source, 3);
  const [old = "", recent = "", open = ""] = await Promise.all(
    jobs.map(async (job) => (await ask.chosen("cancel", [job])).id),
  );
  const ended = (id: string, days: number) => owner.$executeRaw`
    update job_operation set finished_at = now() - make_interval(days => ${days}::integer),
      stop_requested_at = now() where id = ${id}::uuid`;
  await ended(old, 91);
  await ended(recent, 89);
  expect(await discardOldOperations(worker, 90)).toBe(1);
  expect(await discardOldOperations(worker, 90)).toBe(0);
  const left = await owner.jobOperationItem.findMany({ select: { operationId: true } });
  expect(new Set(left.map(({ operationId }) => operationId))).toEqual(new Set([recent, open]));
  expect(await owner.job.count()).toBe(3);
});
