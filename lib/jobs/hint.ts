/**
 * A hint says "look again", never what changed: the row is the truth. It is sent outside the transaction that made
 * the change (NOTIFY inside one makes every commit queue behind a lock of the whole server), coalesced, and may be
 * lost: who listens also looks on a timer.
 */
import type { Statements } from "#lib/db/statements.ts";

/** Carries an organization's id to the web processes. */
export const JOBS_CHANNEL = "tidewatch_jobs";
/** Carries `{"cancel": jobId}` to the workers, and `{"answer": requestId}` of a language model. */
export const CONTROL_CHANNEL = "tidewatch_control";

const QUIET_MS = 50;

type Outbox = { organizations: Set<string>; sending: Promise<void> | null };
const outboxes = new WeakMap<Statements, Outbox>();

/**
 * Tells the web processes that jobs of an organization changed. Call it after the commit, with the client and not with
 * a transaction. The first hint goes at once, those of the next 50 ms together. Resolves when sent; never rejects.
 */
export function hintChange(db: Statements, organizationId: string): Promise<void> {
  const outbox: Outbox = outboxes.get(db) ?? { organizations: new Set(), sending: null };
  outboxes.set(db, outbox);
  outbox.organizations.add(organizationId);
  outbox.sending ??= send(db, outbox);
  return outbox.sending;
}

async function send(db: Statements, outbox: Outbox): Promise<void> {
  await Promise.resolve(); // lets callers of the same moment in
  const organizations = [...outbox.organizations];
  outbox.organizations.clear();
  await db.$executeRaw`
    select pg_notify(${JOBS_CHANNEL}, organization) from unnest(${organizations}::text[]) organization`.catch(
    () => undefined,
  );
  setTimeout(() => {
    outbox.sending = outbox.organizations.size > 0 ? send(db, outbox) : null;
  }, QUIET_MS).unref();
}
