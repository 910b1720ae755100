import type { PrismaClient } from "#lib/db/client.ts";
import { storable } from "#lib/jobs/storable.ts";
import { log } from "#lib/log.ts";
import type { AskModel } from "./ask-model.ts";
import { fault } from "./faults.ts";
import { isPurpose } from "./purposes.ts";
import type { StoredReply } from "./question.ts";

const AT_ONCE = 4;
const KEPT_DAYS = 1;
/** How long it can be read what was sent; and how long the same is not asked again. */
const RECORD_DAYS = 90;

type Means = { db: PrismaClient; ask: AskModel };

/**
 * Answers what waits, a few at a time, until nothing does. What a worker took and did not answer, because it died, its
 * asker gives up: a question is cheaper asked again than paid for twice.
 */
export function createAnswering({ db, ask }: Means, signal: AbortSignal): () => Promise<void> {
  let busy = 0;
  async function answerOne(): Promise<boolean> {
    const [request] = await db.$queryRaw<Taken[]>`
      update language_model_request set taken_at = clock_timestamp()
      where id = (select id from language_model_request
        where taken_at is null and deadline > clock_timestamp()
        order by id limit 1 for update skip locked)
      returning id, organization_id as "organizationId", purpose, input`;
    if (!request) return false;
    const { id, organizationId, purpose, input } = request;
    const reply = JSON.stringify(await answerTo(ask, { organizationId, purpose, input }, signal));
    await db.$executeRaw`update language_model_request set reply = ${storable(reply)}::jsonb where id = ${id}::uuid`;
    return true;
  }
  return async function answerWaiting() {
    if (busy >= AT_ONCE) return;
    busy += 1;
    try {
      while (!signal.aborted && (await answerOne())) {
        // The next one.
      }
    } finally {
      busy -= 1;
    }
  };
}

type Taken = { id: string; organizationId: string; purpose: string; input: unknown };

async function answerTo(
  ask: AskModel,
  { organizationId, purpose, input }: Omit<Taken, "id">,
  signal: AbortSignal,
): Promise<StoredReply> {
  if (!isPurpose(purpose))
    return { answer: null, fault: fault("no_worker", "This worker is of another version. Ask again.") };
  try {
    const { answers, fault: why } = await ask(
      { organizationId, jobId: null },
      { purpose, items: [input] },
      signal,
    );
    return { answer: answers[0] ?? null, fault: why };
  } catch (error) {
    log.error({ err: error, purpose }, "a question to a language model failed");
    return { answer: null, fault: fault("no_worker", "The worker could not ask. Its log says more.") };
  }
}

/** What was asked and answered longer ago than anybody looks. */
export async function dropOldModelRecords(db: PrismaClient): Promise<void> {
  await db.$executeRaw`
    delete from language_model_request where created_at < now() - make_interval(days => ${KEPT_DAYS}::integer)`;
  await db.$executeRaw`
    delete from language_model_call where created_at < now() - make_interval(days => ${RECORD_DAYS}::integer)`;
  await db.$executeRaw`
    delete from language_model_answer where created_at < now() - make_interval(days => ${RECORD_DAYS}::integer)`;
}
