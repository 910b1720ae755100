/**
 * Sends what waits, beside the jobs and never in their slots. A destination is held by one worker at a time, which sends
 * to it until nothing is due or it fails; many are sent to at once, so that a slow one holds up only itself. A message
 * leaves before it is marked, so it is lost by no crash; who knows its id takes the second one for the same.
 */
import type { PrismaClient } from "#lib/db/client.ts";
import { keepOutOfLog, log } from "#lib/log.ts";
import type { Guard } from "#lib/outbound/guard.ts";
import type { SealingPrivateKey } from "#lib/secrets/keys.ts";
import { unseal } from "#lib/secrets/seal.ts";
import type { Secret } from "#lib/secrets/secret.ts";
import { type Hold, holdDestinations, letGo, type Receiver, type Taken, takeDeliveries } from "./claim.ts";
import type { Means, Secrets } from "./kinds/kind.ts";
import { KINDS } from "./kinds/kinds.ts";
import { type CarriedBy, readMailServer } from "./mail-server.ts";
import type { Message } from "./message.ts";
import { failedOutcome, type Outcome, sentOutcome } from "./outcome.ts";
import { readMessages } from "./read-messages.ts";
import { failWaitingOfOff } from "./refuse-off.ts";
import { type Attempted, settle } from "./settle.ts";

export type SenderMeans = {
  db: PrismaClient;
  keys: readonly SealingPrivateKey[];
  guard: Guard;
  /** Where people reach the pages: links lead there. */
  appUrl: string;
  /** For organizations without a mail server of their own. */
  operatorMail: CarriedBy | null;
  /** Nothing new is begun from then on, and what is under way may end. */
  leaving: AbortSignal;
  /** From then on it may not. */
  shutdown: AbortSignal;
};

const MOST_AT_ONCE = 16;
/** One that always has something to send lets others have its place now and then. */
const MOST_ROUNDS = 25;

export type Sender = {
  /** Begins to send to destinations for which something waits; answers how many. `now` is a test's own clock. */
  look(now?: Date): Promise<number>;
  /** Resolves once what has begun has ended. */
  settled(): Promise<void>;
};

export function createSender(means: SenderMeans): Sender {
  const inHand = new Set<Promise<void>>();
  return {
    async look(now) {
      await failWaitingOfOff(means.db, now);
      const free = MOST_AT_ONCE - inHand.size;
      if (free === 0 || means.leaving.aborted) return 0;
      const held = await holdDestinations(means.db, free, now);
      for (const hold of held) {
        const work = sendTo(means, hold, now)
          .catch((error: unknown) => {
            if (means.shutdown.aborted) return; // another worker tries it, under the same ids
            log.error({ err: error, destinationId: hold.id }, "alerts were not sent");
          })
          .finally(() => inHand.delete(work));
        inHand.add(work);
      }
      return held.length;
    },
    settled: async () => void (await Promise.all(inHand)),
  };
}

async function sendTo(means: SenderMeans, hold: Hold, now?: Date): Promise<void> {
  let patience = { seconds: 0, revision: 0 };
  for (let round = 0; round < MOST_ROUNDS && !means.leaving.aborted; round += 1) {
    const deliveries = await takeDeliveries(means.db, hold, now);
    const [receiver] = deliveries;
    if (!receiver) break;
    const attempted = await attempt(means, receiver, deliveries, now);
    await settle(means.db, hold.id, attempted, now);
    patience = { seconds: patienceOf(attempted), revision: receiver.revision };
    if (patience.seconds > 0) break;
  }
  await letGo(means.db, hold, patience, now);
}

const LONGEST_PATIENCE_SECONDS = 6 * 3_600;

/** A receiver that was sent too much is left alone altogether, not only with the message it said so of. */
function patienceOf(attempted: readonly Attempted[]): number {
  const seconds = attempted.map(({ outcome }) =>
    outcome.errorClass === "http/limited" ? outcome.retryAfterSeconds : 0,
  );
  return Math.min(Math.max(0, ...seconds.map((value) => value ?? 0)), LONGEST_PATIENCE_SECONDS);
}

async function attempt(
  means: SenderMeans,
  receiver: Receiver,
  deliveries: readonly Taken[],
  now?: Date,
): Promise<Attempted[]> {
  const messages = await readMessages(means.db, deliveries, means.appUrl);
  const open = once(() => openDestination(means, receiver));
  return Promise.all(
    deliveries.map(async (delivery) => {
      const message = messages.get(delivery.id);
      if (!message) throw new Error(`The delivery ${delivery.id} has nothing to say.`);
      return { delivery, outcome: await send(means, receiver, message, open, now) };
    }),
  );
}

const once = <T>(work: () => Promise<T>) => {
  let result: Promise<T> | null = null;
  return () => {
    result ??= work();
    return result;
  };
};

type Opened = { secrets: Secrets; mail: Means["mail"] };

async function send(
  { guard, shutdown: signal }: SenderMeans,
  { kind, settings, destinationId }: Receiver,
  message: Message,
  open: () => Promise<Opened>,
  now?: Date,
): Promise<Outcome> {
  const began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  try {
    const { secrets, mail } = await open();
    const means: Means = { guard, mail, signal, now: now ?? new Date() };
    const receipt = await KINDS[kind].send(message, { settings, secrets }, means);
    return sentOutcome(receipt, elapsed());
  } catch (error) {
    signal.throwIfAborted();
    const outcome = failedOutcome(error, elapsed());
    if (outcome) return outcome;
    log.error({ err: error, destinationId }, "an alert could not be sent");
    return {
      ...{ result: "failed", status: null, durationMs: elapsed(), retryAfterSeconds: null },
      ...{
        errorClass: "internal",
        error: "Something went wrong within Tidewatch. It is in the worker’s log.",
      },
    };
  }
}

async function openDestination({ db, keys, operatorMail }: SenderMeans, receiver: Receiver): Promise<Opened> {
  const { organizationId, destinationId, kind } = receiver;
  const open = async (field: "secret" | "authorization", sealed: string | null): Promise<Secret | null> => {
    if (sealed === null) return null;
    const secret = await unseal(keys, { organizationId, destinationId, field }, sealed);
    keepOutOfLog(secret);
    return secret;
  };
  return {
    secrets: {
      secret: await open("secret", receiver.sealedSecret),
      secretBefore: await open("secret", receiver.sealedSecretBefore),
      authorization: await open("authorization", receiver.sealedAuthorization),
    },
    mail: kind === "email" ? await readMailServer(db, organizationId, keys, operatorMail) : null,
  };
}
