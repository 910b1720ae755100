import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { AppError } from "#lib/errors.ts";
import { keyId, parsePublicKey, type SealingPrivateKey } from "./keys.ts";
import { Secret } from "./secret.ts";

/*
 * The web process takes a password from a form and can never read it back: it seals with the public key (HPKE,
 * RFC 9180: X25519, HKDF-SHA256, AES-256-GCM), and only the worker holds a private one. Purpose, organization,
 * source and field are bound in, so a sealed value that is copied to another row does not open there.
 */

/** Where a sealed value belongs; it opens nowhere else. What is the organization's is of no source. */
export type SealContext =
  | { organizationId: string; sourceId: string; field: "password" }
  | { organizationId: string; destinationId: string; field: "secret" | "authorization" }
  | { organizationId: string; sourceId: null; field: "model_key" | "mail_password" };

const VERSION = "v1";
const PURPOSE = "tidewatch/source-credential/v1";

const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});
const info = encode(PURPOSE);
function binding(context: SealContext) {
  const owner = "destinationId" in context ? context.destinationId : context.sourceId;
  return encode(JSON.stringify([PURPOSE, context.organizationId, owner, context.field]));
}

/** `v1.<key id>.<encapsulated key>.<ciphertext>`, the last three in base64url. Never the same text twice. */
export async function seal(publicKey: string, context: SealContext, plain: Secret | string): Promise<string> {
  const bytes = parsePublicKey(publicKey);
  const text = typeof plain === "string" ? plain : plain.reveal();
  const { enc, ct } = await suite.seal(
    { recipientPublicKey: await suite.kem.deserializePublicKey(bytes), info },
    encode(text),
    binding(context),
  );
  return [VERSION, keyId(bytes), base64url(enc), base64url(ct)].join(".");
}

/** Throws an `AppError` for the job's owner where it does not open. */
export async function unseal(
  privateKeys: readonly SealingPrivateKey[],
  context: SealContext,
  sealed: string,
): Promise<Secret> {
  const [version, id, enc, ct] = sealed.split(".");
  if (version !== VERSION || !isBase64url(enc) || !isBase64url(ct))
    throw doesNotOpen(context, "it is damaged");
  const key = privateKeys.find((candidate) => candidate.id === id);
  if (!key) throw doesNotOpen(context, `it was sealed for the key ${id}, which this worker does not hold`);
  try {
    const plain = await suite.open(
      { recipientKey: await suite.kem.deserializePrivateKey(key.bytes), enc: unbase64url(enc), info },
      unbase64url(ct),
      binding(context),
    );
    return new Secret(new TextDecoder().decode(plain));
  } catch (cause) {
    throw doesNotOpen(context, "it belongs to another source or was altered", cause);
  }
}

/** A fresh pair, in the form of SEALING_PUBLIC_KEY and of one of SEALING_PRIVATE_KEYS. */
export async function generateSealingKeys(): Promise<{ publicKey: string; privateKey: string }> {
  const pair = await suite.kem.generateKeyPair();
  return {
    publicKey: base64url(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: base64url(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
}

/** What people call it, and where they enter it again. */
const WORDS: Record<SealContext["field"], [what: string, again: string]> = {
  password: ["password of this source", "Enter the password again in the source’s settings."],
  secret: ["secret of this destination", "Enter it again in the destination’s settings."],
  authorization: ["authorization of this destination", "Enter it again in the destination’s settings."],
  model_key: ["key of the language model", "Enter it again in the settings of the model."],
  mail_password: ["password of the mail server", "Enter it again in the settings of mail."],
};

function doesNotOpen({ field }: SealContext, why: string, cause?: unknown): AppError {
  const [what, again] = WORDS[field];
  return new AppError("unavailable", `The stored ${what} cannot be opened: ${why}. ${again}`, { cause });
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** In the one spelling that these bytes have, so that a changed character is always noticed. */
const isBase64url = (text: string | undefined): text is string =>
  text !== undefined && text !== "" && Buffer.from(text, "base64url").toString("base64url") === text;

const base64url = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString("base64url");
const unbase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(text, "base64url"));
