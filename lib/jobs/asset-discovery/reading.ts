import type {
  DiscoveredRelation,
  Introspection,
  KnownRelations,
  RelationColumns,
  RelationFingerprint,
  RelationKeys,
} from "#lib/connectors/connector.ts";
import {
  type FingerprintParts,
  fingerprintRelation,
  joinFingerprint,
} from "#lib/engines/discovery/fingerprint.ts";
import type { JobContext } from "../handler.ts";
import { type Findings, stagedAs } from "./findings.ts";

type Begun = Extract<Introspection, { kind: "begin" }>;
type Options = {
  pass: number;
  /** Fingerprints of before, by object id; empty where object ids would not mean the same. */
  known: KnownRelations["relations"];
  stage: JobContext["stage"];
};

/** What is kept of a relation once its parts are staged, or were found unchanged and left out. */
type Relation = {
  parts: FingerprintParts;
  known: Pick<FingerprintParts, "columns" | "keys"> | undefined;
};

const isView = ({ kind }: DiscoveredRelation) => kind === "view" || kind === "materialized_view";

/** One pass over a catalog: counts, fingerprints, and stages every relation with those of its parts that differ. */
export class Reading {
  readonly begun: Begun;
  readonly found: Findings["found"] = {
    tables: 0,
    views: 0,
    columns: 0,
    constraints: 0,
    indexes: 0,
    triggers: 0,
    types: 0,
    routines: 0,
  };
  readonly estimated: Findings["estimated"] = { rows: 0, bytes: 0 };
  unreadableSchemas: string[] = [];
  readonly #options: Options;
  readonly #relations = new Map<number, Relation>();

  constructor(begun: Begun, options: Options) {
    this.begun = begun;
    this.#options = options;
  }

  async take(event: Exclude<Introspection, Begun>): Promise<void> {
    if (event.kind === "unreadable") this.unreadableSchemas = event.schemas;
    else if (event.kind === "relations") await this.#takeRelations(event.relations);
    else if (event.kind === "fingerprints") this.#takeFingerprints(event.fingerprints);
    else if (event.kind === "columns") await this.#takeColumns(event.columns);
    else if (event.kind === "keys") await this.#takeKeys(event.keys);
    else if (event.kind === "routines") {
      this.found.routines += event.routines.length;
      await this.#stage("routine", event.routines);
    } else {
      this.found.types += event.types.length;
      await this.#stage("type", event.types);
    }
  }

  /** Once everything was taken: only then are all fingerprints whole. */
  async finish(): Promise<void> {
    const rows = [...this.#relations].map(([objectId, { parts, known }]) => ({
      objectId,
      fingerprint: joinFingerprint(parts),
      isColumnsStaged: parts.columns !== known?.columns,
      isKeysStaged: parts.keys !== known?.keys,
    }));
    await this.#stage("fingerprint", rows);
  }

  #takeRelations(relations: DiscoveredRelation[]): Promise<void> {
    for (const relation of relations) {
      this.found[isView(relation) ? "views" : "tables"] += 1;
      this.estimated.rows += relation.rowEstimate ?? 0;
      this.estimated.bytes += relation.sizeBytes ?? 0;
      this.#relations.set(relation.objectId, {
        parts: { relation: fingerprintRelation(relation), columns: "", keys: "" },
        known: this.#options.known.get(relation.objectId),
      });
    }
    return this.#stage("relation", relations);
  }

  /** Parts that are as they were are not told, only counted. */
  #takeFingerprints(fingerprints: RelationFingerprint[]): void {
    for (const { objectId, columns, keys, ...counts } of fingerprints) {
      const relation = this.#relations.get(objectId);
      if (!relation) continue;
      relation.parts = { relation: relation.parts.relation, columns, keys };
      if (columns === relation.known?.columns) this.found.columns += counts.columnCount;
      if (keys !== relation.known?.keys) continue;
      this.found.constraints += counts.constraintCount;
      this.found.indexes += counts.indexCount;
      this.found.triggers += counts.triggerCount;
    }
  }

  #takeColumns(batch: RelationColumns[]): Promise<void> {
    const different = batch.filter(({ objectId, columns, fingerprint }) => {
      this.found.columns += columns.length;
      const relation = this.#relations.get(objectId);
      if (relation) relation.parts.columns = fingerprint;
      return fingerprint !== relation?.known?.columns;
    });
    return this.#stage("columns", different);
  }

  #takeKeys(batch: RelationKeys[]): Promise<void> {
    const different = batch.filter(({ objectId, fingerprint, ...keys }) => {
      this.found.constraints += keys.constraints.length;
      this.found.indexes += keys.indexes.length;
      this.found.triggers += keys.triggers.length;
      const relation = this.#relations.get(objectId);
      if (relation) relation.parts.keys = fingerprint;
      return fingerprint !== relation?.known?.keys;
    });
    return this.#stage("keys", different);
  }

  async #stage(kind: Parameters<typeof stagedAs>[0], rows: readonly unknown[]): Promise<void> {
    if (rows.length > 0) await this.#options.stage(stagedAs(kind, this.#options.pass), rows);
  }
}
