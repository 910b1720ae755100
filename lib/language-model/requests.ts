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
  return id === null ? { fault: isOff() } : awaitAnswer(open, scope, { id, purpose }, signal);
}

/** Waits for the answer to a request, until its deadline; several may wait for the same one. */
export async function awaitAnswer<Name extends PurposeName>(
  open: Open,
  scope: Scope,
  { id, purpose }: { id: string; purpose: Name },
  signal?: AbortSignal,
): Promise<ModelAnswer<Name>> {
  for (let waitMs = LOOK_AFTER_MS; ; waitMs = Math.min(waitMs * 1.5, LOOK_AT_MOST_EVERY_MS)) {
    await sleep(waitMs, undefined, signal ? { signal } : {});
    const { reply, isOver } = await open((db) => readReply(db, scope, id));
    if (!reply && isOver) return { fault: noWorker(waitedSeconds(purpose)) };
    if (!reply) continue;
    const answer = PURPOSES[purpose].kept.shape.safeParse(reply.answer);
    if (answer.success) return { answer: answer.data as AnswerOf<Name> }; // the schema is the name's own
    return { fault: reply.fault ?? garbage() };
  }
}

const waitedSeconds = (purpose: PurposeName): number =>
  PURPOSES[purpose].withinSeconds + BESIDE_THE_MODEL_SECONDS;

/** The request's id, for whoever awaits its answer; null where there is no model to ask. */
export async function requestAnswer(
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
      insert into language_model_request (organization_id, purpose, input, deadline)
      select m.organization_id, ${purpose}, ${input}::jsonb,
        clock_timestamp() + make_interval(secs => ${waitedSeconds(purpose)}::integer)
      from language_model m
      where m.organization_id = ${scope.organizationId}::uuid and (m.is_on or ${purpose === "trial"})
      returning id
    )
    select id, pg_notify(${CONTROL_CHANNEL}, json_build_object('answer', id)::text)::text from asked`;
  return request?.id ?? null;
}

type Waiting = { reply: StoredReply | null; isOver: boolean };

async function readReply(db: Db, scope: Scope, id: string): Promise<Waiting> {
  const [row] = await db.$queryRaw<{ reply: unknown; isOver: boolean }[]>`
    select reply, deadline <= clock_timestamp() as "isOver" from language_model_request
    where organization_id = ${scope.organizationId}::uuid and id = ${id}::uuid`;
  return { reply: row?.reply ? StoredReply.parse(row.reply) : null, isOver: row?.isOver ?? true };
}
