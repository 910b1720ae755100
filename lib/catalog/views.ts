import type {
  DiscoveredColumn,
  DiscoveredConstraint,
  DiscoveredIndex,
  RelationKind,
} from "#lib/connectors/connector.ts";

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

export type RelationFilter = {
  /** Part of `schema.name`, in any case. */
  search?: string | undefined;
  kind?: RelationKind | undefined;
  /** From `next` of the page before. */
  cursor?: string | undefined;
};

export type RelationPage = {
  rows: RelationRow[];
  next: string | null;
  /** By kind, with the search and without the kind and the cursor. */
  counts: Partial<Record<RelationKind, number>>;
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

export type RelationColumn = DiscoveredColumn & {
  isPrimaryKey: boolean;
  /** By itself, by a constraint or an index. */
  isUnique: boolean;
  isForeignKey: boolean;
};

/** A relation whole. Archived ones are shown as they last were. */
export type RelationDetails = RelationRow & {
  sourceId: string;
  sourceName: string;
  owner: string | null;
  definition: string | null;
  partitionKey: string | null;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
  columns: RelationColumn[];
  /** All but foreign keys, which are `references`. */
  constraints: Pick<DiscoveredConstraint, "name" | "kind" | "definition" | "columns">[];
  indexes: DiscoveredIndex[];
  references: Relationship[];
  referencedBy: Relationship[];
};

/** An enum or a domain. */
export type SourceType = {
  schemaName: string;
  name: string;
  kind: "enum" | "domain";
  labels: string[];
  definition: string | null;
  comment: string | null;
};

/** What publishing did to the catalog. Revived relations count as changed. */
export type CatalogChanges = { added: number; changed: number; removed: number };
