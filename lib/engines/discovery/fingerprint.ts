import { hash } from "node:crypto";
import type { DiscoveredRelation } from "#lib/connectors/connector.ts";

/**
 * A short text that differs when a relation's structure does, and only then. Estimates and sizes come and go without a
 * change; object ids differ after a restore. It has three parts, of the relation itself, its columns and its keys, so
 * that each can be compared by itself; the last two come from the database, which can tell them without what is in them.
 */
export type FingerprintParts = { relation: string; columns: string; keys: string };

/** As they stand in a fingerprint, with a dot in between. */
export const FINGERPRINT_PARTS = [
  "relation",
  "columns",
  "keys",
] as const satisfies readonly (keyof FingerprintParts)[];

export const joinFingerprint = (parts: FingerprintParts): string =>
  FINGERPRINT_PARTS.map((name) => parts[name]).join(".");

export function splitFingerprint(fingerprint: string): FingerprintParts {
  const parts = fingerprint.split(".");
  const part = (name: keyof FingerprintParts) => parts[FINGERPRINT_PARTS.indexOf(name)] ?? "";
  return { relation: part("relation"), columns: part("columns"), keys: part("keys") };
}

export const fingerprintRelation = (relation: DiscoveredRelation): string =>
  digest([
    relation.schemaName,
    relation.name,
    relation.kind,
    relation.owner,
    relation.comment,
    relation.definition,
    relation.partitionKey,
    relation.isReadable,
    relation.hasRowSecurity,
    relation.privileges,
    relation.foreignServer,
  ]);

/** 128 bits: two structures of one catalog do not meet by chance. */
const digest = (structure: readonly unknown[]): string =>
  hash("sha256", JSON.stringify(structure), "base64url").slice(0, 22);
