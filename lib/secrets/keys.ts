import { createHash, createPrivateKey, createPublicKey } from "node:crypto";

/** A key that opens what was sealed for its public half. `id` names it inside every sealed value. */
export type SealingPrivateKey = { id: string; bytes: Uint8Array<ArrayBuffer> };

/** Thrown at start for a key that cannot protect anything; says why. */
class SealingKeyError extends Error {
  override readonly name = "SealingKeyError";
}

const KEY_BYTES = 32;
const GENERATE = "`npm run up` makes a fresh pair";

/** The value of SEALING_PUBLIC_KEY: 32 bytes as base64url. */
export const parsePublicKey = (text: string): Uint8Array<ArrayBuffer> => decode(text.trim());

/** The value of SEALING_PRIVATE_KEYS: one or more, comma-separated, the newest first. All of them open. */
export function parsePrivateKeys(text: string): SealingPrivateKey[] {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length > 1 && parts.includes(""))
    throw new SealingKeyError("has an empty key between its commas");
  return parts.map((part) => {
    const bytes = decode(part);
    return { id: keyId(publicHalf(bytes)), bytes };
  });
}

/** The public half that belongs to the newest private key, as SEALING_PUBLIC_KEY holds it. */
export function publicKeyOf(privateKeys: string): string {
  const [newest] = parsePrivateKeys(privateKeys);
  if (!newest) throw new SealingKeyError(`is empty: ${GENERATE}`);
  return Buffer.from(publicHalf(newest.bytes)).toString("base64url");
}

export const keyId = (publicKey: Uint8Array): string =>
  createHash("sha256").update(publicKey).digest("base64url").slice(0, 8);

function decode(text: string): Uint8Array<ArrayBuffer> {
  if (text === "") throw new SealingKeyError(`is empty: ${GENERATE}`);
  const bytes = Uint8Array.from(Buffer.from(text, "base64url"));
  if (!/^[\w-]+$/.test(text) || bytes.length !== KEY_BYTES)
    throw new SealingKeyError(`must be ${KEY_BYTES} bytes as base64url (43 characters): ${GENERATE}`);
  // 32 random bytes hold about 30 different values; a typed or copied example holds few.
  if (new Set(bytes).size < 16) throw new SealingKeyError(`is an example, not a random key: ${GENERATE}`);
  return bytes;
}

/** X25519 in PKCS #8 is this prefix and the 32 bytes. */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b656e04220420", "hex");

function publicHalf(privateKey: Uint8Array): Uint8Array<ArrayBuffer> {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, privateKey]),
    format: "der",
    type: "pkcs8",
  });
  return Uint8Array.from(Buffer.from(createPublicKey(key).export({ format: "jwk" }).x ?? "", "base64url"));
}
