/** What was staged of the relations in `discovered` whose parts differ, as SQL: `d` is the relation, `p` its part. */
import { Prisma } from "#lib/db/client.ts";
import { type StagedCatalog, stagedRows } from "./staged.ts";

export const foundColumns = (staged: StagedCatalog) => Prisma.sql`${stagedRows(staged, "columns")}
  cross join jsonb_to_recordset(s.rows) as r ("objectId" bigint, columns jsonb)
  join discovered d on d.object_id = r."objectId" and d.has_new_columns
  cross join jsonb_to_recordset(r.columns) as p (position integer, name text, type text, "isNullable" boolean,
    "defaultExpression" text, identity text, "generatedExpression" text, "collationName" text, "ownedSequence" text,
    comment text)`;

/** Only the parts asked for are taken out of a row: they are most of it. */
const keys = (staged: StagedCatalog, parts: "constraints" | "indexes" | "triggers") => Prisma.sql`
  ${stagedRows(staged, "keys")}
  cross join jsonb_to_recordset(s.rows) as r ("objectId" bigint, ${Prisma.raw(parts)} jsonb)
  join discovered d on d.object_id = r."objectId" and d.has_new_keys`;

export const foundConstraints = (staged: StagedCatalog) => Prisma.sql`${keys(staged, "constraints")}
  cross join jsonb_to_recordset(r.constraints) as p ("objectId" bigint, name text, kind text, definition text,
    columns text[], "referencedObjectId" bigint, "referencedSchema" text, "referencedTable" text,
    "referencedColumns" text[])`;

export const foundIndexes = (staged: StagedCatalog) => Prisma.sql`${keys(staged, "indexes")}
  cross join jsonb_to_recordset(r.indexes) as p ("objectId" bigint, name text, definition text, method text,
    columns text[], "isUnique" boolean, "isPrimary" boolean, "isValid" boolean)`;

export const foundTriggers = (staged: StagedCatalog) => Prisma.sql`${keys(staged, "triggers")}
  cross join jsonb_to_recordset(r.triggers) as p (name text, hash text, "isEnabled" boolean)`;

/** Enums, domains and composite types, `p`. */
export const foundTypes = (staged: StagedCatalog) => Prisma.sql`${stagedRows(staged, "type")}
  cross join jsonb_to_recordset(s.rows) as p ("objectId" bigint, "schemaName" text, name text, kind text, labels text[],
    "labelIds" bigint[], definition text, comment text)`;

/** Functions, procedures, aggregates and window functions, `p`. */
export const foundRoutines = (staged: StagedCatalog) => Prisma.sql`${stagedRows(staged, "routine")}
  cross join jsonb_to_recordset(s.rows) as p ("objectId" bigint, "schemaName" text, name text, "argumentTypes" text,
    kind text, language text, "returnType" text, hash text, comment text)`;
