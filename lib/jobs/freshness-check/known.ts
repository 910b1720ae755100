import { z } from "zod";
import { NOTES } from "#lib/engines/freshness/signals.ts";
import { FRESHNESS } from "#lib/engines/freshness/status.ts";

const Column = z.object({ name: z.string(), type: z.string(), default: z.string().nullable() });
const Counters = z.object({
  inserted: z.number(),
  updated: z.number(),
  deleted: z.number(),
  files: z.string(),
  since: z.string().nullable(),
});
const Signal = z.enum(["column", "commit", "moved"]);

/** What a check leaves for the next one. Of another shape, it is as if there had been none. */
const Before = z.object({
  reading: z.object({
    readAt: z.number(),
    system: z.string().nullable(),
    asked: z.string().nullable(),
    column: z
      .object({
        name: z.string(),
        type: z.enum(["timestamptz", "timestamp", "date"]),
        newest: z.number().nullable(),
        nextFuture: z.number().nullable(),
      })
      .nullable(),
    counters: Counters.nullable(),
    committedAt: z.number().nullable(),
  }),
  updatedAt: z.number().nullable(),
  signal: Signal.nullable(),
  precisionMs: z.number(),
  activityAt: z.number().nullable(),
  notes: z.array(z.enum(NOTES)),
});

/** The tables of a source as its last discovery left them, what they are held to, and what is known of them. */
export const Known = z.object({
  accessLevel: z.enum(["schema_only", "aggregates"]),
  tables: z.array(
    z.object({
      id: z.string(),
      objectId: z.number(),
      schemaName: z.string(),
      name: z.string(),
      sizeBytes: z.number().nullable(),
      isReadable: z.boolean(),
      columns: z.array(Column),
      /** Columns that an index begins with. */
      indexed: z.array(z.string()),
      isEnabled: z.boolean(),
      slaSeconds: z.number().nullable(),
      columnName: z.string().nullable(),
      known: Before.nullable().catch(null),
      /** Instants of updates that were seen, in order. */
      updates: z.array(z.number()),
    }),
  ),
});
export type KnownTable = z.infer<typeof Known>["tables"][number];

export const STAGED_FRESHNESS = "freshness";

export const Findings = z.object({
  tables: z.number(),
  counts: z.record(z.enum(FRESHNESS), z.number()),
  faults: z.number(),
  /** What stood in the way, in sentences. */
  problems: z.array(z.string()),
});
