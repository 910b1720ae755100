import { z } from "zod";

const Kind = z.enum(["table", "partitioned_table", "view", "materialized_view", "foreign_table"]);

/** The catalog of a source as its last discovery left it, with what other jobs found since. */
export const Known = z.object({
  tables: z.array(
    z.object({
      id: z.string(),
      schemaName: z.string(),
      name: z.string(),
      kind: Kind,
      comment: z.string().nullable(),
      partitionKey: z.string().nullable(),
    }),
  ),
  columns: z.array(
    z.object({
      tableId: z.string(),
      name: z.string(),
      type: z.string(),
      comment: z.string().nullable(),
      isNullable: z.boolean(),
      defaultExpression: z.string().nullable(),
      generatedExpression: z.string().nullable(),
      isNumbered: z.boolean(),
    }),
  ),
  constraints: z.array(
    z.object({
      tableId: z.string(),
      kind: z.string(),
      definition: z.string(),
      columns: z.array(z.string()),
      referencedSchema: z.string().nullable(),
      referencedTable: z.string().nullable(),
      referencedColumns: z.array(z.string()).nullable(),
    }),
  ),
  enums: z.array(z.object({ schemaName: z.string(), name: z.string(), labels: z.array(z.string()) })),
  tags: z.array(z.object({ tableId: z.string(), column: z.string(), tag: z.string() })),
  flows: z.array(
    z.object({
      tableId: z.string(),
      column: z.string(),
      fromTable: z.string(),
      fromColumn: z.string(),
      isValue: z.boolean(),
    }),
  ),
  freshness: z.array(z.object({ tableId: z.string(), withinSeconds: z.number() })),
  metrics: z.array(z.object({ tableId: z.string(), column: z.string(), metric: z.string() })),
});

/** What a run did, as the handler hands it to `publish`. */
export const Findings = z.object({
  tables: z.number(),
  columns: z.number(),
  /** Of the language model, where there is one. */
  model: z
    .object({
      name: z.string(),
      /** Parts of tables that were sent; what had been answered before was not. */
      sent: z.number(),
      /** Texts that the facts bear out, and others. */
      accepted: z.number(),
      refused: z.number(),
      /** Why it did not write of everything. */
      fault: z.string().nullable(),
    })
    .optional(),
});

export type Findings = z.infer<typeof Findings>;

/** The name of staged rows. */
export const STAGED_DOCUMENTATION = "documentation";
