/**
 * How whoever has no key asks a model: the web writes a request, some worker takes it within a moment, asks, and answers
 * into the row. Workers hear of it at once and also look by themselves, so a notification that is lost costs a second.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { invalid } from "#lib/errors.ts";
import { CONTROL_CHANNEL } from "#lib/jobs/hint.ts";
import { storable } from "#lib/jobs/storable.ts";
import { garbage, isOff, type ModelFault, noWorker } from "./faults.ts";
import { type AnswerOf, PURPOSES, type PurposeName } from "./purposes.ts";
import { StoredReply } from "./question.ts";

/** A transaction of the scope's organization: `(work) => asOrganization(scope, work)`. */
type Open = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

export type ModelAnswer<Name extends PurposeName> = { answer: AnswerOf<Name> } | { fault: ModelFault };

const LONGEST_INPUT = 60_000;
const LOOK_AFTER_MS = 100;
const LOOK_AT_MOST_EVERY_MS = 500;
/** Beyond what the model may take: until a worker has the request, and has written the answer. */
const BESIDE_THE_MODEL_SECONDS = 3;

/**
 * Asks the organization's model about one thing, and waits for the answer in the purpose's shape. `data` is what is sent:
 * names and aggregates of this organization, never values of rows. Waits outside of any transaction, for as long as the
 * purpose says and a little more; a fault is an answer, and `off` comes at once. Throws only where our database does not
 * answer, or `signal` aborts.
 */
export async function askModel<Name extends PurposeName>(
  open: Open,
  scope: Scope,
  purpose: Name,
  data: unknown,
  signal?: AbortSignal,
): Promise<ModelAnswer<Name>> {
  const id = await open((db) => requestAnswer(db, scope, purpose, data));
  if (id === null) return { fault: isOff() };
  const seconds = PURPOSES[purpose].withinSeconds + BESIDE_THE_MODEL_SECONDS;
  const deadline = performance.now() + seconds * 1_000;
  for (
    let waitMs = LOOK_AFTER_MS;
    performance.now() < deadline;
    waitMs = Math.min(waitMs * 1.5, LOOK_AT_MOST_EVERY_MS)
  ) {
    await sleep(waitMs, undefined, signal ? { signal } : {});
    const reply = await open((db) => readReply(db, scope, id));
    if (!reply) continue;
    const answer = PURPOSES[purpose].kept.shape.safeParse(reply.answer);
    if (answer.success) return { answer: answer.data as AnswerOf<Name> }; // the schema is the name's own
    return { fault: reply.fault ?? garbage() };
  }
  return { fault: noWorker(seconds) };
}

/** The request's id; null where there is no model to ask. */
async function requestAnswer(
  db: Db,
  scope: Scope,
  purpose: PurposeName,
  data: unknown,
): Promise<string | null> {
  authorize(scope, purpose === "trial" ? "model.manage" : "view");
  const input = storable(JSON.stringify(data));
  if (input.length > LONGEST_INPUT) throw invalid("This is more than a language model can be asked at once.");
  const [request] = await db.$queryRaw<{ id: string }[]>`
    with asked as (
      insert into language_model_request (organization_id, purpose, input)
      select m.organization_id, ${purpose}, ${input}::jsonb from language_model m
      where m.organization_id = ${scope.organizationId}::uuid and (m.is_on or ${purpose === "trial"})
      returning id
    )
    select id, pg_notify(${CONTROL_CHANNEL}, json_build_object('answer', id)::text)::text from asked`;
  return request?.id ?? null;
}

async function readReply(db: Db, scope: Scope, id: string): Promise<StoredReply | null> {
  const [row] = await db.$queryRaw<{ reply: unknown }[]>`
    select reply from language_model_request
    where organization_id = ${scope.organizationId}::uuid and id = ${id}::uuid`;
  return row?.reply ? StoredReply.parse(row.reply) : null;
}
