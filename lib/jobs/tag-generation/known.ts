import { z } from "zod";
import { TAG_FAMILIES } from "#lib/engines/tagging/vocabulary.ts";

const Kind = z.enum(["table", "partitioned_table", "view", "materialized_view", "foreign_table"]);

/** The catalog of a source as its last discovery left it, and how its organization wants it judged. */
export const Known = z.object({
  accessLevel: z.enum(["schema_only", "aggregates"]),
  families: z.array(z.enum(TAG_FAMILIES)),
  ownRules: z.array(z.object({ id: z.string(), pattern: z.string(), tag: z.string() })),
  tables: z.array(
    z.object({
      id: z.string(),
      schemaName: z.string(),
      name: z.string(),
      comment: z.string().nullable(),
      kind: Kind,
      rowEstimate: z.number().nullable(),
      isReadable: z.boolean(),
      primaryKey: z.array(z.string()),
      columns: z.array(
        z.object({
          name: z.string(),
          type: z.string(),
          comment: z.string().nullable(),
          references: z.object({ tableId: z.string(), column: z.string() }).optional(),
        }),
      ),
    }),
  ),
});
export type Known = z.infer<typeof Known>;

/** What a run did, as the handler hands it to `publish`. */
export const Findings = z.object({
  accessLevel: Known.shape.accessLevel,
  tables: z.number(),
  columns: z.number(),
  sampledTables: z.number(),
  skippedTables: z.number(),
});

/** The name of staged rows. */
export const STAGED_TAGS = "tag";
