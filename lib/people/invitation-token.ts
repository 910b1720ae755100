import { createHmac, timingSafeEqual } from "node:crypto";

// An invitation's token is its id and a keyed hash of it. So the same link can be copied again at any time, although
// nothing that opens the invitation is stored: a copy of the database lacks the key.

const ID_BYTES = 16;

const sign = (secret: string, id: Buffer): Buffer =>
  createHmac("sha256", secret).update("invitation").update(id).digest();

export function invitationToken(secret: string, invitationId: string): string {
  const id = Buffer.from(invitationId.replaceAll("-", ""), "hex");
  return Buffer.concat([id, sign(secret, id)]).toString("base64url");
}

/** The invitation's id; null for a token we did not make. */
export function readInvitationToken(secret: string, token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== ID_BYTES + 32 || bytes.toString("base64url") !== token) return null;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), sign(secret, id))) return null;
  return id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
