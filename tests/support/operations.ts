import { randomUUID } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { enqueueJobs } from "#lib/jobs/enqueue.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { carryOutOperations } from "#lib/operations/carry-out.ts";
import { actOnChosen, actOnMatching, stopOperation } from "#lib/operations/commands.ts";
import { foresee } from "#lib/operations/foresee.ts";
import { getOperation, listItems } from "#lib/operations/queries.ts";
import { ItemFilter } from "#lib/operations/schemas.ts";
import type { ItemTab, Verb } from "#lib/operations/views.ts";
import { test as base } from "./database.ts";
import { createSource } from "./engine.ts";
import { createOrganization } from "./organization.ts";

/** So many waiting jobs of a source, oldest first. */
export async function askForMany(
  worker: PrismaClient,
  scope: Scope,
  sourceId: string,
  count: number,
): Promise<string[]> {
  const jobs = await enqueueJobs(
    worker,
    scope,
    Array.from({ length: count }, (_, index) => ({
      ...{ type: "asset_discovery" as const, sourceId, assetId: sourceId, trigger: "manual" as const },
      config: { includedSchemas: [`schema_${index}`] },
    })),
  );
  return jobs.map(({ id }) => id);
}

/** What a person does about operations, as the web does it. */
export const asked = (web: PrismaClient, scope: Scope) => ({
  chosen: (verb: Verb, ids: readonly string[], reason = "", requestKey: string = randomUUID()) =>
    inOrganization(web, scope, (db) => actOnChosen(db, scope, { verb, reason, requestKey }, ids)),
  /** As confirmed a moment after it was told how many they are. */
  matching: async (verb: Verb, query: object, told: Partial<{ count: number; upTo: string }> = {}) => {
    const narrowing = JobFilter.parse(query);
    const { count, upTo } = await foresee((look) => inOrganization(web, scope, look), scope, verb, narrowing);
    const question = { verb, reason: "", requestKey: randomUUID() };
    return inOrganization(web, scope, (db) =>
      actOnMatching(db, scope, question, { narrowing, count, upTo, ...told }),
    );
  },
  foresee: (verb: Verb, query: object) =>
    foresee((look) => inOrganization(web, scope, look), scope, verb, JobFilter.parse(query)),
  stop: (id: string) => inOrganization(web, scope, (db) => stopOperation(db, scope, id)),
  read: (id: string) => inOrganization(web, scope, (db) => getOperation(db, scope, id)),
  items: async (id: string, outcome: ItemTab = "all") =>
    (await inOrganization(web, scope, (db) => listItems(db, scope, id, ItemFilter.parse({ outcome })))).rows,
});

/** With a member of a fresh organization, what they do, and a source of it. */
export const test = base
  .extend("scope", ({ owner }) => createOrganization(owner, { role: "member" }))
  .extend("source", ({ owner, scope }) => createSource(owner, scope))
  .extend("ask", ({ web, scope }) => asked(web, scope));

export const means = (db: PrismaClient, batchSize = 100) => ({ db, hint: () => undefined, batchSize });

/** Carries out whatever there is, in small batches. */
export const finish = (db: PrismaClient): Promise<void> =>
  carryOutOperations(means(db, 3), new AbortController().signal);
