import { z } from "zod";

/** What can be asked of the catalog and of what jobs found there: its own typed queries, as narrow as those of jobs. */

const Ids = z.array(z.uuid()).max(200).default([]);
const Instant = z.iso.datetime().nullable().default(null);
const Column = z.string().min(1).max(200).nullable().default(null);

/** Which part of the catalog; an empty list leaves none out. */
export const Within = z.strictObject({
  source: Ids,
  asset: z.uuid().nullable().default(null),
  /** Found, changed or seen from the one instant on, and before the other. */
  since: Instant,
  until: Instant,
});
export type Within = z.output<typeof Within>;

export const SEVERITIES = ["critical", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

const CHANGE_GROUPINGS = ["severity", "source", "table", "kind"] as const;
export type ChangeGrouping = (typeof CHANGE_GROUPINGS)[number];

const STANDINGS = ["stale", "unknown", "fresh", "disabled"] as const;
export type Standing = (typeof STANDINGS)[number];

/** `pii:email`, or `pii:*` for any of them. */
const Tag = z.string().regex(/^[a-z0-9-]{1,28}:(\*|[a-z0-9-]{1,30})$/);
/** A word of a name. */
const Word = z.string().regex(/^[\p{L}\p{N}]{1,60}$/u);

const RELATIONS = ["table", "view"] as const;
export type Relation = (typeof RELATIONS)[number];

/** `find` says what is counted: a place is a table that fits as a whole, or a column. */
const Where = z.strictObject({
  intent: z.literal("where"),
  within: Within,
  find: z.enum(["places", "tables", "columns"]),
  tags: z.array(Tag).max(6).default([]),
  /** All of them in the names of table and column, or as a domain it belongs to. */
  words: z.array(Word).max(6).default([]),
  /** The words are the whole of its name: “a column called phone” is no `phone_number`. */
  isExact: z.boolean().default(false),
  /** What is called so is a column, and no table. */
  isOfColumn: z.boolean().default(false),
  /** Only tables that are no views, or only views. */
  relation: z.enum(RELATIONS).nullable().default(null),
});

const Changes = z.strictObject({
  intent: z.literal("changes"),
  within: Within,
  severity: z.array(z.enum(SEVERITIES)).default([]),
  kind: z
    .array(z.string().regex(/^[a-z_]{1,40}$/))
    .max(60)
    .default([]),
  /** All kinds but these. */
  kindLeftOut: z
    .array(z.string().regex(/^[a-z_]{1,40}$/))
    .max(60)
    .default([]),
  isOpen: z.boolean().default(false),
  by: z.enum(CHANGE_GROUPINGS).nullable().default(null),
});

const Lineage = z.strictObject({
  intent: z.literal("lineage"),
  asset: z.uuid(),
  column: Column,
  direction: z.enum(["upstream", "downstream", "both"]),
  isDirect: z.boolean().default(false),
});

const Freshness = z.strictObject({
  intent: z.literal("freshness"),
  within: Within,
  /** Null where it is asked how a table stands. */
  standing: z.enum(STANDINGS).nullable(),
});

const Anomalies = z.strictObject({ intent: z.literal("anomalies"), within: Within });

const Describe = z.strictObject({ intent: z.literal("describe"), asset: z.uuid(), column: Column });

export const CATALOG_INTENTS = [Where, Changes, Lineage, Freshness, Anomalies, Describe] as const;
export type CatalogQuestion = z.output<(typeof CATALOG_INTENTS)[number]>;

export const EVERYWHERE: Within = Within.parse({});
