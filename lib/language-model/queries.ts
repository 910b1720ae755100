import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { readSpent } from "./budget.ts";
import type { LanguageModel, ModelCall, ModelSpending } from "./views.ts";

const MOST_CALLS = 50;

/** Null where none is set up. */
export async function findLanguageModel(db: Db, scope: Scope): Promise<LanguageModel | null> {
  authorize(scope, "model.manage");
  const [row] = await db.$queryRaw<(Omit<LanguageModel, "updatedAt"> & { updatedAt: Date })[]>`
    select address, model, is_on as "isOn", requests_per_day as "requestsPerDay", tokens_per_day::float8 as "tokensPerDay",
      money_per_month as "moneyPerMonth", input_price as "inputPrice", output_price as "outputPrice",
      updated_by_name as "updatedByName", updated_at as "updatedAt",
      exists (select k.organization_id from language_model_key k where k.organization_id = m.organization_id) as "hasKey"
    from language_model m where organization_id = ${scope.organizationId}::uuid`;
  return row ? { ...row, updatedAt: row.updatedAt.toISOString() } : null;
}

/** Whether there is one to ask; where and which one is the admins' affair. */
export async function isModelOn(db: Db, { organizationId }: Scope): Promise<boolean> {
  const [found] = await db.$queryRaw<{ isOn: boolean }[]>`
    select m.is_on as "isOn" from language_model m where m.organization_id = ${organizationId}::uuid`;
  return found?.isOn ?? false;
}

export function readModelSpending(db: Db, scope: Scope): Promise<ModelSpending> {
  authorize(scope, "model.manage");
  return readSpent(db, scope.organizationId);
}

/** What was sent, the newest first. */
export async function listModelCalls(db: Db, scope: Scope): Promise<ModelCall[]> {
  authorize(scope, "model.manage");
  const rows = await db.$queryRaw<(Omit<ModelCall, "createdAt"> & { createdAt: Date })[]>`
    select c.id, c.purpose, c.model, c.address, c.asked, c.outcome, c.fault, c.input_tokens as "inputTokens",
      c.output_tokens as "outputTokens", c.created_at as "createdAt",
      (extract(epoch from c.ended_at - c.created_at) * 1000)::float8 as milliseconds,
      (select json_build_object('id', j.id, 'shortId', j.short_id) from job j where j.id = c.job_id) as job
    from language_model_call c where c.organization_id = ${scope.organizationId}::uuid
    order by c.id desc limit ${MOST_CALLS}::integer`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
