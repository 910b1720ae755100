import { connect } from "#lib/db/client.ts";
import { DELIVERIES_CHANNEL } from "#lib/destinations/hint.ts";
import { operatorMailOf } from "#lib/destinations/mail-server.ts";
import { createSender } from "#lib/destinations/sender.ts";
import type { WorkerEnv } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { parseOutboundAllow } from "#lib/outbound/allow.ts";
import { listen } from "#lib/realtime/listener.ts";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { repeat } from "./rounds.ts";

/** What a hint did not reach, and what is tried again, is found so soon. */
const LOOK_EVERY_MS = 1_000;
const PATIENCE_MS = 15_000;

type Signals = {
  /** Nothing new is begun from then on. */
  leaving: AbortSignal;
  /** What is still under way then is given up. */
  shutdown: AbortSignal;
};

/** Sends alerts to their destinations, on connections of its own, so that no job waits for them. */
export function sendAlerts(env: WorkerEnv, { leaving, shutdown }: Signals): { ended: Promise<void> } {
  const db = connect(env.DATABASE_URL, "tidewatch_worker", { max: 3, answeredWithinMs: PATIENCE_MS });
  const sender = createSender({
    ...{ db, leaving, shutdown, appUrl: env.APP_URL.replace(/\/+$/, "") },
    keys: parsePrivateKeys(env.SEALING_PRIVATE_KEYS),
    guard: { rules: parseOutboundAllow(env.OUTBOUND_ALLOW) },
    operatorMail: operatorMailOf(env.SMTP_URL, env.SMTP_FROM),
  });
  const look = () =>
    sender
      .look()
      .catch((error: unknown) => log.warn({ err: error }, "cannot look for alerts to send; it comes again"));
  const rounds = Promise.all([
    listen({
      ...{ connectionString: env.DATABASE_URL, role: "tidewatch_worker", channel: DELIVERIES_CHANNEL },
      onMessage: () => void look(),
      onListening: () => void look(),
      onTrouble: (error) => log.warn({ err: error }, "cannot listen for alerts to send; a timer finds them"),
      signal: leaving,
    }),
    repeat("alerts", LOOK_EVERY_MS, leaving, look),
  ]);
  const end = async () => {
    await rounds;
    await sender.settled();
    await db.$disconnect();
  };
  return { ended: end() };
}
