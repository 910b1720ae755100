import { z } from "zod";
import type {
  DiscoveredColumn,
  DiscoveredConstraint,
  DiscoveredIndex,
  DiscoveredRoutine,
  DiscoveredTrigger,
  RelationKind,
} from "#lib/connectors/connector.ts";
import { many, SearchText } from "#lib/schemas.ts";

export type AssetState = "discovered" | "monitored" | "archived";

/** A relation as a list shows it. */
export type RelationRow = {
  id: string;
  kind: RelationKind;
  state: AssetState;
  schemaName: string;
  name: string;
  comment: string | null;
  /** The planner's estimate; null where it has none. */
  rowEstimate: number | null;
  sizeBytes: number | null;
  columnCount: number;
  partitionCount: number;
  /** Whether the role may read its rows; its structure needs no right. */
  isReadable: boolean;
};

/** `RelationKind`, one by one. */
export const KINDS = [
  "table",
  "partitioned_table",
  "view",
  "materialized_view",
  "foreign_table",
] as const satisfies readonly RelationKind[];

export const ASSET_TABS = ["current", "discovered", "monitored", "archived"] as const;
export type AssetTab = (typeof ASSET_TABS)[number];
export const STATES_OF_TAB: Record<AssetTab, readonly AssetState[]> = {
  current: ["discovered", "monitored"],
  discovered: ["discovered"],
  monitored: ["monitored"],
  archived: ["archived"],
};

const Cursor = z.string().max(1_000).optional().catch(undefined);

/** The list's address: `?tab=archived&q=…&source=…&schema=…&kind=…&after=…`. Bad values are dropped. */
export const AssetFilter = z.object({
  tab: z.enum(ASSET_TABS).catch("current"),
  /** Part of `schema.name`, in any case. */
  q: SearchText.catch("").default(""),
  source: many(z.uuid()),
  schema: SearchText.optional().catch(undefined),
  kind: many(z.enum(KINDS)),
  /** Of the table or one of its columns: `pii:email`, or `pii:*` for any of them. */
  tag: z
    .string()
    .regex(/^[a-z0-9-]{1,28}:(\*|[a-z0-9-]{1,30})$/)
    .optional()
    .catch(undefined),
  /** Keyset paging: `next` and `previous` of another page. */
  after: Cursor,
  before: Cursor,
});
export type AssetFilter = z.infer<typeof AssetFilter>;

/** A relation in the list of all sources. */
export type AssetRow = RelationRow & {
  sourceId: string;
  sourceName: string;
  updatedAt: Date;
  archivedAt: Date | null;
};

export type AssetCounts = {
  /** With the kinds and everything else but the tab. */
  tabs: Record<AssetTab, number>;
  /** In the tab; kinds there are none of are left out. */
  kinds: Partial<Record<RelationKind, number>>;
};

export type AssetPage = {
  rows: AssetRow[];
  previous: string | null;
  next: string | null;
  counts: AssetCounts;
};

/** The other end of a foreign key. `assetId` is null where it was not discovered, e.g. in an excluded schema. */
export type Relationship = {
  name: string;
  definition: string;
  columns: string[];
  assetId: string | null;
  schemaName: string;
  relationName: string;
  otherColumns: string[];
};

/** One end of a relationship that nobody declared, as the page of the other end shows it. */
export type Suggestion = {
  direction: "references" | "referenced_by";
  /** Of the relation whose page it is. */
  columns: string[];
  assetId: string;
  schemaName: string;
  relationName: string;
  otherColumns: string[];
  confidence: number;
  reasons: string[];
};

export type RelationColumn = DiscoveredColumn & {
  isPrimaryKey: boolean;
  /** By itself, by a constraint or an index. */
  isUnique: boolean;
  isForeignKey: boolean;
};

/** A relation whole. Archived ones are shown as they last were. */
export type RelationDetails = AssetRow & {
  owner: string | null;
  definition: string | null;
  partitionKey: string | null;
  /** These are null where no discovery has read them since they are known. */
  hasRowSecurity: boolean | null;
  privileges: string[] | null;
  foreignServer: string | null;
  createdAt: Date;
  /** The discovery that no longer found it; null where its source was removed. */
  archivedBy: { id: string; shortId: string } | null;
  columns: RelationColumn[];
  /** All but foreign keys, which are `references`. */
  constraints: Pick<DiscoveredConstraint, "name" | "kind" | "definition" | "columns">[];
  indexes: Omit<DiscoveredIndex, "objectId">[];
  triggers: DiscoveredTrigger[];
  references: Relationship[];
  referencedBy: Relationship[];
  /** Undeclared ones, the likeliest first. */
  suggestions: Suggestion[];
};

/** An enum, a domain or a composite type. */
export type SourceType = {
  schemaName: string;
  name: string;
  kind: "enum" | "domain" | "composite";
  labels: string[];
  definition: string | null;
  comment: string | null;
};

export type SourceRoutine = Omit<DiscoveredRoutine, "objectId" | "hash">;
export type RoutineList = { rows: SourceRoutine[]; count: number };

/** What publishing did to the catalog. Revived relations count as changed. */
export type CatalogChanges = { added: number; changed: number; removed: number };
