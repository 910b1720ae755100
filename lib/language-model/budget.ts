/**
 * What a model may cost is counted before it is asked: a call is written with the most it can cost while the
 * organization's settings are locked, so that no two workers spend the same rest, and what is written holds whoever dies.
 */
import { type Db, Prisma, type PrismaClient } from "#lib/db/client.ts";
import { storable } from "#lib/jobs/storable.ts";
import { fault, isOff, type ModelFault } from "./faults.ts";
import type { Usage } from "./provider.ts";

export type CallToReserve = {
  id: string;
  organizationId: string;
  jobId: string | null;
  purpose: string;
  /** The address and model it was meant for: where they changed meanwhile, nothing is sent. */
  address: string;
  model: string;
  /** All that is about to be said to it. */
  asked: string;
  inputTokens: number;
  outputTokens: number;
  /** Also while it is turned off. */
  isTrial: boolean;
};

type Limits = {
  address: string;
  model: string;
  isOn: boolean;
  requestsPerDay: number;
  tokensPerDay: number;
  moneyPerMonth: number | null;
  inputPrice: number;
  outputPrice: number;
};
type Spent = { requests: number; tokens: number; money: number };

const MILLION = 1_000_000;

/** An id for a call that is yet to be reserved. */
export async function nameCall(db: Db): Promise<string> {
  const [{ id }] = await db.$queryRaw<[{ id: string }]>`select uuid_v7() as id`;
  return id;
}

/** Why a call may not be made; null where it now may. Reserved once, however often that is asked. */
export const reserveCall = (db: PrismaClient, call: CallToReserve): Promise<ModelFault | null> =>
  db.$transaction(async (tx) => {
    const limits = await lockLimits(tx, call.organizationId);
    if (await isReserved(tx, call.id)) return null;
    const isSame = limits?.address === call.address && limits.model === call.model;
    if (!limits || !isSame || !(limits.isOn || call.isTrial)) return isOff();
    const money = (call.inputTokens * limits.inputPrice + call.outputTokens * limits.outputPrice) / MILLION;
    const over = overLimit(limits, await readSpent(tx, call.organizationId), {
      ...{ requests: 1, tokens: call.inputTokens + call.outputTokens, money },
    });
    if (over) return fault("limit", over);
    await tx.$executeRaw`
      insert into language_model_call (id, organization_id, purpose, model, address, job_id, asked, input_tokens, output_tokens,
        money)
      values (${call.id}::uuid, ${call.organizationId}::uuid, ${call.purpose}, ${call.model}, ${call.address},
        ${call.jobId}::uuid, ${storable(call.asked)}, ${call.inputTokens}::integer, ${call.outputTokens}::integer,
        ${money}::float8)`;
    return null;
  });

async function isReserved(db: Db, id: string): Promise<boolean> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    select id from language_model_call where id = ${id}::uuid`;
  return found !== undefined;
}

async function lockLimits(db: Db, organizationId: string): Promise<Limits | undefined> {
  const [limits] = await db.$queryRaw<Limits[]>`
    select address, model, is_on as "isOn", requests_per_day as "requestsPerDay", tokens_per_day::float8 as "tokensPerDay",
      money_per_month as "moneyPerMonth", input_price as "inputPrice", output_price as "outputPrice"
    from language_model where organization_id = ${organizationId}::uuid for update`;
  return limits;
}

/** Today's requests and tokens, and this month's money, in the organization's time zone. */
export async function readSpent(db: Db, organizationId: string): Promise<Spent> {
  const since = (
    unit: "day" | "month",
  ) => Prisma.sql`(select date_trunc(${unit}, now() at time zone o.time_zone)
    at time zone o.time_zone from organization o where o.id = ${organizationId}::uuid)`;
  const [spent] = await db.$queryRaw<Spent[]>`
    select (count(*) filter (where created_at >= ${since("day")}))::integer as requests,
      coalesce(sum(input_tokens + output_tokens) filter (where created_at >= ${since("day")}), 0)::float8 as tokens,
      coalesce(sum(money), 0)::float8 as money
    from language_model_call where organization_id = ${organizationId}::uuid and created_at >= ${since("month")}`;
  return spent ?? { requests: 0, tokens: 0, money: 0 };
}

function overLimit(
  { requestsPerDay, tokensPerDay, moneyPerMonth }: Limits,
  spent: Spent,
  more: Spent,
): string | null {
  if (spent.requests + more.requests > requestsPerDay)
    return `The language model may be asked ${requestsPerDay} times a day, and was today.`;
  if (spent.tokens + more.tokens > tokensPerDay)
    return `Another request might go beyond the ${tokensPerDay} tokens that the language model may use a day.`;
  if (moneyPerMonth !== null && spent.money + more.money > moneyPerMonth)
    return `Another request might go beyond the ${moneyPerMonth} that the language model may cost a month.`;
  return null;
}

type Settled = {
  outcome: "answered" | "failed";
  fault: string | null;
  usage: Usage;
  /** It cost nothing. */
  isUnread: boolean;
};

/** What a call came to. Where the endpoint did not say what it took, the most stands. Asked again, it changes nothing. */
export async function settleCall(
  db: Db,
  id: string,
  { outcome, fault, usage, isUnread }: Settled,
): Promise<void> {
  const tokens = isUnread ? { inputTokens: 0, outputTokens: 0 } : usage;
  await db.$executeRaw`
    with counted as (
      select c.id, coalesce(${tokens.inputTokens}::integer, c.input_tokens) as input,
        coalesce(${tokens.outputTokens}::integer, c.output_tokens) as output
      from language_model_call c where c.id = ${id}::uuid and c.outcome = 'asked'
    )
    update language_model_call c set outcome = ${outcome}, fault = ${fault},
      ended_at = clock_timestamp(), input_tokens = n.input, output_tokens = n.output,
      money = coalesce((select (n.input * m.input_price + n.output * m.output_price) / ${MILLION}::float8
        from language_model m where m.organization_id = c.organization_id), c.money)
    from counted n where c.id = n.id`;
}
