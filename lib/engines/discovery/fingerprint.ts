import { hash } from "node:crypto";
import type { DiscoveredColumn, DiscoveredRelation, RelationKeys } from "#lib/connectors/connector.ts";

/**
 * A short text that differs when a relation's structure does, and only then. Estimates and sizes come and go without a
 * change; object ids differ after a restore. It has three parts, of the relation itself, its columns and its keys, so
 * that each can be compared by itself and a large catalog can be fingerprinted while it streams by.
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

export const fingerprintColumns = (columns: readonly DiscoveredColumn[]): string =>
  digest(
    columns
      .toSorted((a, b) => a.position - b.position)
      .map((column) => [
        column.position,
        column.name,
        column.type,
        column.isNullable,
        column.defaultExpression,
        column.identity,
        column.generatedExpression,
        column.collationName,
        column.ownedSequence,
        column.comment,
      ]),
  );

export const fingerprintKeys = ({ constraints, indexes, triggers }: Omit<RelationKeys, "objectId">): string =>
  digest([
    constraints
      .toSorted(byName)
      .map((constraint) => [
        constraint.name,
        constraint.kind,
        constraint.definition,
        constraint.columns,
        constraint.referencedSchema,
        constraint.referencedTable,
        constraint.referencedColumns,
      ]),
    indexes
      .toSorted(byName)
      .map((index) => [
        index.name,
        index.definition,
        index.method,
        index.columns,
        index.isUnique,
        index.isPrimary,
        index.isValid,
      ]),
    triggers.toSorted(byName).map((trigger) => [trigger.name, trigger.hash, trigger.isEnabled]),
  ]);

/** By code unit: the same everywhere, whatever the locale. */
const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** 128 bits: two structures of one catalog do not meet by chance. */
const digest = (structure: readonly unknown[]): string =>
  hash("sha256", JSON.stringify(structure), "base64url").slice(0, 22);
