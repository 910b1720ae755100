/** Customers' databases behind one small interface. Plain types: engines and handlers import them. */
import type { Secret } from "#lib/secrets/secret.ts";
import type { ReadingBegun } from "./circumstances.ts";
import type { FaultCode } from "./fault-code.ts";
import type { FreshnessOptions, FreshnessSignals, TableToDate } from "./freshness.ts";
import type { Profiler } from "./profiling.ts";
import type { SampleBounds, SampledColumn, TableToSample, ValueCheck } from "./sampling.ts";
import type { TlsMode } from "./views.ts";

/** Typed fields only; never a connection string. */
export type ConnectionSettings = {
  kind: "postgres";
  host: string;
  port: number;
  database: string;
  username: string;
  password: Secret;
  tlsMode: TlsMode;
  tlsCa: string | null;
  timeLimitSeconds: number;
};

export type { FaultCode } from "./fault-code.ts";

/** A fault on the customer's side. `detail` names what it is about: a host, a role, a schema. */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  readonly fault: FaultCode;
  readonly detail: Readonly<Record<string, string>>;
  /** How the session ended that was being opened. */
  stopEvidence: StopEvidence | null = null;

  constructor(
    fault: FaultCode,
    message: string,
    options?: ErrorOptions & { detail?: Readonly<Record<string, string>> },
  ) {
    super(message, options);
    this.fault = fault;
    this.detail = options?.detail ?? {};
  }
}

export type RelationKind = "table" | "partitioned_table" | "view" | "materialized_view" | "foreign_table";

export type DiscoveredColumn = {
  position: number;
  name: string;
  type: string;
  isNullable: boolean;
  defaultExpression: string | null;
  identity: "always" | "by_default" | null;
  generatedExpression: string | null;
  collationName: string | null;
  /** Of the sequence that goes with the column: `sales.invoice_number_seq`, quoted where it must be. */
  ownedSequence: string | null;
  comment: string | null;
};

export type DiscoveredConstraint = {
  objectId: number;
  name: string;
  kind: "primary_key" | "foreign_key" | "unique" | "check" | "exclusion";
  definition: string;
  columns: string[];
  referencedObjectId: number | null;
  referencedSchema: string | null;
  referencedTable: string | null;
  referencedColumns: string[] | null;
};

export type DiscoveredIndex = {
  objectId: number;
  name: string;
  definition: string;
  method: string;
  columns: string[];
  isUnique: boolean;
  isPrimary: boolean;
  isValid: boolean;
};

/** Users' own. `hash` is of what it does, whatever the table is called. */
export type DiscoveredTrigger = { name: string; hash: string; isEnabled: boolean };

export type DiscoveredRelation = {
  objectId: number;
  schemaName: string;
  name: string;
  kind: RelationKind;
  owner: string;
  comment: string | null;
  /** Of views and materialized views. */
  definition: string | null;
  partitionKey: string | null;
  partitionCount: number;
  /** The planner's estimate; null where it has none yet. */
  rowEstimate: number | null;
  /** Bytes with indexes and TOAST, partitions included; null for views. */
  sizeBytes: number | null;
  isReadable: boolean;
  hasRowSecurity: boolean;
  /** What our role may do with the whole of it: of select, insert, update, delete, truncate, references, trigger. */
  privileges: string[];
  /** The name alone: its options may hold secrets. */
  foreignServer: string | null;
};

/** All columns of one relation, in order of position. `fingerprint` is a hash of all that is told of them. */
export type RelationColumns = { objectId: number; columns: DiscoveredColumn[]; fingerprint: string };

/** All constraints, indexes and triggers of one relation, in order of kind and name. `fingerprint` leaves object ids out. */
export type RelationKeys = {
  objectId: number;
  fingerprint: string;
  constraints: DiscoveredConstraint[];
  indexes: DiscoveredIndex[];
  triggers: DiscoveredTrigger[];
};

/** What `RelationColumns` and `RelationKeys` would say of a relation, without what is in them; empty where it has none. */
export type RelationFingerprint = {
  objectId: number;
  columns: string;
  keys: string;
  columnCount: number;
  constraintCount: number;
  indexCount: number;
  triggerCount: number;
};

/** Fingerprints of before, by object id. They say something of the same server alone. */
export type KnownRelations = {
  systemIdentifier: string | null;
  relations: ReadonlyMap<number, Pick<RelationFingerprint, "columns" | "keys">>;
};

/** Where a server keeps its identity to itself, object ids could be another server's: names decide then. */
export const isSameSystem = (before: string | null, now: string | null): boolean =>
  before !== null && before === now;

export type DiscoveredType = {
  objectId: number;
  schemaName: string;
  name: string;
  kind: "enum" | "domain" | "composite";
  labels: string[];
  /** Each label's object id, which it keeps when it is renamed. */
  labelIds: number[] | null;
  /** What a domain is made of; the columns of a composite type with their types, in order. */
  definition: string | null;
  comment: string | null;
};

export type DiscoveredRoutine = {
  objectId: number;
  schemaName: string;
  name: string;
  /** As they tell routines of one name apart: `integer, VARIADIC text[]`. */
  argumentTypes: string;
  kind: "function" | "procedure" | "aggregate" | "window";
  language: string;
  /** Null for procedures. */
  returnType: string | null;
  /** Of everything it is made of but its name. */
  hash: string;
  comment: string | null;
};

export type IntrospectionScope = { includedSchemas: readonly string[]; excludedSchemas: readonly string[] };

export type IntrospectionStep = "relations" | "columns" | "keys" | "types";

/**
 * What introspection tells on the way, step after step and in batches, each in order of object id: first all relations,
 * then their columns, then their keys, so that nobody holds the whole of a large catalog. Where relations are known from
 * before, `fingerprints` come between, and then only those columns and keys whose fingerprint is another. A second `begin` voids
 * everything before it: the catalog moved while it was read, and reading starts over on a new snapshot.
 */
export type Introspection =
  | ReadingBegun
  | { kind: "relations"; relations: DiscoveredRelation[] }
  | { kind: "fingerprints"; fingerprints: RelationFingerprint[] }
  | { kind: "columns"; columns: RelationColumns[] }
  | { kind: "keys"; keys: RelationKeys[] }
  | { kind: "types"; types: DiscoveredType[] }
  | { kind: "routines"; routines: DiscoveredRoutine[] }
  /** Schemas the role may not look into: what is in them is unknown, not gone. */
  | { kind: "unreadable"; schemas: string[] };

/** A relation that definitions may name, with its columns in order. A partition goes by its outermost parent's id. */
export type FlowRelation = {
  objectId: number;
  rootObjectId: number;
  schemaName: string;
  name: string;
  columns: string[];
  /** False for the server's own tables, of which it keeps no dependencies. */
  isTracked: boolean;
};

/** A function or procedure of people's own, or that definitions call: it returns rows of a relation, or with columns of its own. */
export type FlowRoutine = {
  objectId: number;
  schemaName: string;
  name: string;
  rowObjectId: number | null;
  columns: string[];
  language: string;
  /** The whole of its CREATE statement; null where its language is not read, and for what belongs to an extension. */
  definition: string | null;
  isOfExtension: boolean;
  /** Tables that run it as a trigger, by object id. */
  triggeredBy: number[];
};

/** What happens besides, or instead of, what was asked of a table: its CREATE RULE statement. */
export type FlowRule = { objectId: number; name: string; definition: string };

/** What a view reads as the database itself knows it; a null column is a relation of which it reads no column. */
export type FlowDependency = { objectId: number; referencedObjectId: number; column: string | null };

/** Data flow between relations: definitions of views, routines and rules, and what is needed to understand them. */
export type ViewDependencies = {
  views: { objectId: number; schemaName: string; name: string; definition: string }[];
  relations: FlowRelation[];
  routines: FlowRoutine[];
  rules: FlowRule[];
  dependencies: FlowDependency[];
  /** Columns that are computed of others in their row. */
  generated: { objectId: number; schemaName: string; name: string; column: string; from: string[] }[];
};

/** Statements that a database ran, without their values; `hidden` counts those whose text this role may not read. */
/** `hidden`: statements of others that the role may not read; `tooLong` and `tooMany`: left out for what is taken at once. */
export type RanStatements = { statements: string[]; hidden: number; tooLong: number; tooMany: number };

export type ConnectionReport = {
  serverVersion: string;
  role: string;
  isSuperuser: boolean;
  readableSchemas: string[];
  unreadableSchemas: string[];
  tlsVersion: string | null;
  /** Sentences about what stands in the way or is unwise, worst first. */
  problems: string[];
};

/** A session's process on the server. Its start tells it from a later one that was given the same number. */
export type ServerProcess = { pid: number; startedAt: string };

/** What the server said about itself as the session began. */
export type ServerIdentity = {
  product: string;
  /** As people write it: `16.4`. */
  version: string;
  role: string;
  /** Null over a plain connection. */
  tlsVersion: string | null;
};

export type StopEvidence = { stopped: number; confirmed: boolean };

export interface Connector extends Profiler {
  readonly kind: ConnectionSettings["kind"];
  readonly server: ServerIdentity;
  /** Throws `not_found/schema` for an included schema that is not there, `permission/schema` where nothing may be read. */
  test(scope: IntrospectionScope, signal: AbortSignal): Promise<ConnectionReport>;
  /** Reads structure in a constant number of catalog queries, in one read-only snapshot. */
  introspect(
    scope: IntrospectionScope,
    options: {
      signal: AbortSignal;
      known?: KnownRelations;
      onStep(step: IntrospectionStep): void;
      onProgress(at: { done: number; total: number; now?: string }): void;
    },
  ): AsyncIterable<Introspection>;
  /**
   * How many values of a bounded sample of rows pass which check, in one statement. A table that cannot be read, or not in
   * time, throws, and the next one can be asked all the same.
   */
  countMatches(
    table: TableToSample,
    checks: readonly ValueCheck[],
    bounds: SampleBounds,
    signal: AbortSignal,
  ): Promise<SampledColumn[]>;
  /** When tables were last written, as far as the server knows; one that cannot be read says why, the others are told. */
  readFreshness(tables: readonly TableToDate[], options: FreshnessOptions): Promise<FreshnessSignals[]>;
  /** Reads what views are made of in a constant number of catalog queries, in one read-only snapshot. */
  viewDependencies(scope: IntrospectionScope, signal: AbortSignal): Promise<ViewDependencies>;
  /** Statements that moved rows, as the server's statistics have them; null where it keeps none. */
  ranStatements(signal: AbortSignal): Promise<RanStatements | null>;
  /** Stops whatever runs on the server for this connector, checks that it is gone, and closes. Safe to call twice. */
  stop(): Promise<StopEvidence>;
  close(): Promise<void>;
}
