import { createHmac, randomBytes } from "node:crypto";
import type { Secret } from "#lib/secrets/secret.ts";

/* Standard Webhooks, version 1: what is signed is `id.timestamp.body`, and a receiver accepts any one of the signatures. */

const PREFIX = "whsec_";
const BYTES = { fewest: 24, most: 64, made: 32 };

export const makeSigningSecret = (): string => `${PREFIX}${randomBytes(BYTES.made).toString("base64")}`;

/** A sentence about a secret that somebody brought; null where it will do. */
export function signingSecretFault(text: string): string | null {
  const bytes = keyOf(text);
  if (!bytes) return "A signing secret is whsec_ and then base64, as the receiver shows it.";
  if (bytes.length < BYTES.fewest || bytes.length > BYTES.most)
    return `A signing secret holds ${BYTES.fewest} to ${BYTES.most} bytes.`;
  return null;
}

function keyOf(text: string): Buffer | null {
  const encoded = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  const bytes = Buffer.from(encoded, "base64");
  return /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) && bytes.length > 0 ? bytes : null;
}

/** The three headers. Each secret signs, so that a receiver may know either while they are exchanged. */
export function signatureHeaders(
  id: string,
  body: string,
  secrets: readonly Secret[],
  now: Date,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  const signatures = secrets.map((secret) => {
    const key = keyOf(secret.reveal()) ?? Buffer.alloc(0);
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": signatures.join(" "),
  };
}
