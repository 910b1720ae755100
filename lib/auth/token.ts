import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits for a link. Only its hash is kept, so a copy of the database opens nothing. */
export const createToken = (): string => randomBytes(32).toString("base64url");

export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Takes the same time wherever the difference is. */
export const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
