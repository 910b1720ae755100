import type { Scope } from "#lib/auth/scope.ts";
import { type Db, inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { saveDestination } from "#lib/destinations/commands.ts";
import { DestinationForm } from "#lib/destinations/schemas.ts";
import { createSender, type Sender, type SenderMeans } from "#lib/destinations/sender.ts";
import { parseOutboundAllow } from "#lib/outbound/allow.ts";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { TEST_AUTHORITY } from "./servers.ts";

export const KEYS = await generateSealingKeys();
const RULES = parseOutboundAllow("127.0.0.1,localhost");
export const SAVING = { publicKey: KEYS.publicKey, rules: RULES };

/** As an admin makes it in its form. */
export function addDestination(web: PrismaClient, scope: Scope, form: Record<string, string>) {
  return inOrganization(web, scope, (db) =>
    saveDestination(db, scope, SAVING, DestinationForm.parse({ id: "", name: "On call", ...form })),
  );
}

/** A worker's sender, with everything the tests' own servers need. */
export function senderOn(db: PrismaClient, means: Partial<SenderMeans> = {}): Sender {
  const never = new AbortController().signal;
  return createSender({
    db,
    keys: parsePrivateKeys(KEYS.privateKey),
    guard: { rules: RULES, ca: TEST_AUTHORITY },
    appUrl: "https://tidewatch.example.com",
    operatorMail: null,
    leaving: never,
    shutdown: never,
    ...means,
  });
}

/** Sends all that is due; `now` is the clock. */
export async function sendAll(sender: Sender, now?: Date): Promise<void> {
  while ((await sender.look(now)) > 0) await sender.settled();
}

export const getDelivery = (owner: Db, id: string) =>
  owner.alertDelivery.findUniqueOrThrow({ where: { id } });
export const getStored = (owner: Db, id: string) =>
  owner.alertDestination.findUniqueOrThrow({ where: { id } });
