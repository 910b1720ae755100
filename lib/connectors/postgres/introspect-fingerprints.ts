import type { RelationFingerprint } from "../connector.ts";
import { columnsOf } from "./introspect-columns.ts";
import { hashOf } from "./introspect-hash.ts";
import { keysOf } from "./introspect-keys-query.ts";
import { readAhead } from "./introspect-rows.ts";
import type { ReadingSession } from "./session.ts";

/** The same texts that reading tells, hashed where they are: nothing that is told can change without its hash. */
const fingerprints = (versionNumber: number) => `
  select coalesce(a."objectId", k."objectId") as "objectId",
    coalesce(a.fingerprint, '') as columns, coalesce(k.fingerprint, '') as keys,
    coalesce(a.columns, 0) as "columnCount", coalesce(k.constraints, 0) as "constraintCount",
    coalesce(k.indexes, 0) as "indexCount", coalesce(k.triggers, 0) as "triggerCount"
  from (select "objectId", columns, ${hashOf("body")} as fingerprint from (${columnsOf("schemas")}) told offset 0) a
  full join (
    select "objectId", constraints, indexes, triggers, ${hashOf("body")} as fingerprint
    from (${keysOf("schemas", versionNumber, "compared")}) told offset 0
  ) k on k."objectId" = a."objectId"`;

export const readFingerprints = (
  session: ReadingSession,
  schemas: readonly number[],
): AsyncGenerator<RelationFingerprint[], void, undefined> =>
  readAhead(
    session.stream<RelationFingerprint>(fingerprints(session.server.versionNumber), [schemas], 2_000),
  );
