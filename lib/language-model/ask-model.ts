import { setTimeout as sleep } from "node:timers/promises";
import type { Db, PrismaClient } from "#lib/db/client.ts";
import { untilAnswered } from "#lib/db/faults.ts";
import { AppError } from "#lib/errors.ts";
import type { Guard } from "#lib/outbound/guard.ts";
import type { SealingPrivateKey } from "#lib/secrets/keys.ts";
import { unseal } from "#lib/secrets/seal.ts";
import type { Secret } from "#lib/secrets/secret.ts";
import { nameCall, reserveCall, settleCall } from "./budget.ts";
import { garbage, isOff, keyDoesNotOpen, type ModelFault } from "./faults.ts";
import { keepAnswers, keyOf, readKept } from "./kept-answers.ts";
import { answersOf, mostTokensOf, type Prompt, promptOf } from "./prompt.ts";
import { type Answered, askProvider, type Endpoint } from "./provider.ts";
import type { Purpose } from "./purpose.ts";
import { PURPOSES } from "./purposes.ts";
import type { ModelQuestion, ModelReply } from "./question.ts";
import { scrubberFor } from "./secrets-in-use.ts";

type For = { organizationId: string; jobId: string | null };

/** Asks an organization's model, if it has one. Never throws for what the model or its endpoint do. */
export type AskModel = (asker: For, question: ModelQuestion, signal: AbortSignal) => Promise<ModelReply>;

type Means = {
  db: PrismaClient;
  keys: readonly SealingPrivateKey[];
  guard: Guard;
  /** Where that is less than a purpose has. */
  withinSeconds?: number;
  /** How long a job waits, and then again, for an endpoint that takes no more for now. */
  busyWaitsMs?: readonly number[];
};

const BUSY_WAITS_MS = [5_000, 20_000];

/** The worker's side: what is known is not asked again, what is asked is counted first, and what comes back is checked. */
export const modelAsker =
  (means: Means): AskModel =>
  async (asker, { purpose: name, items }, signal) => {
    const { db } = means;
    const purpose: Purpose = PURPOSES[name];
    const nothing = items.map(() => null);
    const set = await untilAnswered(signal, () => readEndpoint(db, asker.organizationId));
    if (!set || !(set.isOn || name === "trial"))
      return { model: null, answers: nothing, sent: 0, fault: isOff() };
    const { model } = set;
    const keys = items.map((data) => keyOf(set, purpose, data));
    const kept = await untilAnswered(signal, () => readKept(db, asker.organizationId, keys));
    const answers = keys.map((key) => readable(purpose, kept.get(key)));
    const wanted = items.flatMap((data, at) =>
      answers[at] === null ? [{ data, at, key: keys[at] ?? "" }] : [],
    );
    if (wanted.length === 0) return { model, answers, sent: 0, fault: null };

    const sent = wanted.length;
    const key = await openKey(means, asker.organizationId, set.sealedKey);
    if (key === "does not open") return { model, answers, sent: 0, fault: keyDoesNotOpen() };
    const { scrubAll } = await scrubberFor(db, means.keys, asker.organizationId, key);
    // Before they are made text, in which some characters are written another way.
    const prompt = promptOf(
      purpose,
      wanted.map(({ data }) => scrubAll(data)),
    );
    const endpoint = { address: set.address, model, key };
    const asked = { asker, purpose, endpoint, prompt, count: sent, signal };
    let answered = await counted(means, asked);
    // Nobody waits for a job as for a question.
    for (const waitMs of asker.jobId === null ? [] : (means.busyWaitsMs ?? BUSY_WAITS_MS)) {
      if (!("fault" in answered && answered.fault.code === "busy")) break;
      await sleep(waitMs, undefined, { signal });
      answered = await counted(means, asked);
    }
    if ("fault" in answered)
      return { model, answers, sent: answered.wasSent ? sent : 0, fault: answered.fault };
    const found = answered.value.answers.flatMap(({ item, answer }) => {
      const one = wanted[item - 1];
      return one ? [{ ...one, answer: purpose.kept.of(one.data, answer) }] : [];
    });
    for (const { at, answer } of found) answers[at] ??= answer;
    if (name !== "trial")
      await untilAnswered(signal, () => keepAnswers(db, asker.organizationId, name, firstOfEach(found)));
    return { model, answers, sent, fault: answers.includes(null) ? garbage() : null };
  };

type Set = { address: string; model: string; isOn: boolean; sealedKey: string | null };

async function readEndpoint(db: Db, organizationId: string): Promise<Set | undefined> {
  const [set] = await db.$queryRaw<Set[]>`
    select m.address, m.model, m.is_on as "isOn", k.sealed_key as "sealedKey"
    from language_model m left join language_model_key k using (organization_id)
    where m.organization_id = ${organizationId}::uuid`;
  return set;
}

async function openKey(
  { keys }: Means,
  organizationId: string,
  sealed: string | null,
): Promise<Secret | null | "does not open"> {
  try {
    return sealed === null
      ? null
      : await unseal(keys, { organizationId, sourceId: null, field: "model_key" }, sealed);
  } catch (error) {
    if (error instanceof AppError) return "does not open";
    throw error;
  }
}

type Asked = {
  asker: For;
  purpose: Purpose;
  endpoint: Endpoint;
  prompt: Prompt;
  count: number;
  signal: AbortSignal;
};
type Answers = { answers: { item: number; answer: unknown }[] };

/** One request: reserved, sent, settled. Also one that is called off is settled, with the most it can have cost. */
async function counted(
  { db, guard, ...limits }: Means,
  { asker, purpose, endpoint, prompt, count, signal }: Asked,
): Promise<{ value: Answers } | { fault: ModelFault; wasSent: boolean }> {
  const mostTokens = count * purpose.mostTokens;
  const id = await untilAnswered(signal, () => nameCall(db));
  const refused = await untilAnswered(signal, () =>
    reserveCall(db, {
      ...{ ...asker, id, purpose: purpose.name, address: endpoint.address, model: endpoint.model },
      asked: `${prompt.instructions}\n\n${prompt.text}`,
      ...{ inputTokens: mostTokensOf(prompt), outputTokens: mostTokens, isTrial: purpose.name === "trial" },
    }),
  );
  if (refused) return { fault: refused, wasSent: false };
  const settle = (come: Answered<Answers> | { fault: ModelFault; isUnread: boolean }) =>
    settleCall(db, id, {
      outcome: "fault" in come ? "failed" : "answered",
      fault: "fault" in come ? come.fault.message : null,
      usage: "usage" in come ? come.usage : { inputTokens: null, outputTokens: null },
      isUnread: "isUnread" in come && come.isUnread,
    });
  try {
    const withinSeconds = Math.min(purpose.withinSeconds, limits.withinSeconds ?? purpose.withinSeconds);
    const answer = answersOf(purpose);
    const come = await askProvider({ endpoint, prompt, answer, mostTokens, withinSeconds, guard, signal });
    await untilAnswered(signal, () => settle(come));
    return "fault" in come ? { fault: come.fault, wasSent: true } : come;
  } catch (error) {
    const fault = { code: "slow" as const, message: "The request was called off." };
    await settle({ fault, isUnread: false }).catch(() => undefined); // else what was reserved stands
    throw error;
  }
}

/** Another version may have kept it in another shape. */
function readable({ kept: { shape } }: Purpose, kept: unknown): unknown {
  const parsed = shape.safeParse(kept);
  return parsed.success ? parsed.data : null;
}

const firstOfEach = (found: readonly { key: string; answer: unknown }[]) => [
  ...new Map(found.toReversed().map(({ key, answer }) => [key, { key, answer }])).values(),
];
