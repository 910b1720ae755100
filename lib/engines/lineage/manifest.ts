import { z } from "zod";
import { type Edge, edgesOf } from "./edges.ts";
import { betweenKnown, type Imported, type Known } from "./imported.ts";
import { keyOf, type Relation, textOf } from "./names.ts";
import { parseScript } from "./parse.ts";
import { createSession } from "./session.ts";
import { resolveStatement } from "./statement.ts";

const OLDEST = 4;
const NEWEST = 12;

const node = z.object({
  resource_type: z.string(),
  database: z.string().nullish(),
  schema: z.string().nullish(),
  name: z.string(),
  /** What a model's, and what a source's relation is called. */
  alias: z.string().nullish(),
  identifier: z.string().nullish(),
  compiled_code: z.string().nullish(),
  compiled_sql: z.string().nullish(),
  config: z
    .object({
      materialized: z.string().nullish(),
      "pre-hook": z.array(z.unknown()).nullish().catch(null),
      "post-hook": z.array(z.unknown()).nullish().catch(null),
    })
    .nullish(),
  depends_on: z.object({ nodes: z.array(z.string()).nullish() }).nullish(),
});
type Node = z.infer<typeof node>;
const manifest = z.object({
  metadata: z.object({ dbt_schema_version: z.string() }),
  nodes: z.record(z.string(), z.unknown()),
  sources: z.record(z.string(), node),
});

/** Nodes that are relations, or stand for one. */
const RELATIONS = new Set(["model", "seed", "snapshot", "source"]);

export type Manifest = { nodes: ReadonlyMap<string, Node>; databases: string[] };

/** A manifest of dbt, or a sentence that says why it cannot be read. */
export function readManifest(text: string): Manifest | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "It is no JSON. Choose the manifest.json that dbt writes into its target folder.";
  }
  const head = z.object({ metadata: z.object({ dbt_schema_version: z.string() }) }).safeParse(json);
  if (!head.success) return "It does not say which version of dbt's manifest it is, so it is none.";
  const { dbt_schema_version: said } = head.data.metadata;
  const version = Number(/\/manifest\/v(\d+)/.exec(said)?.[1] ?? Number.NaN);
  if (!(version >= OLDEST && version <= NEWEST))
    return `It is of the version ${said}. Versions ${OLDEST} to ${NEWEST} of dbt's manifest can be read, which dbt 1.0 to 1.11 write.`;
  const parsed = manifest.safeParse(json);
  if (!parsed.success) return `It is not as dbt writes it: ${z.prettifyError(parsed.error)}`;
  const nodes = new Map(Object.entries(parsed.data.sources));
  for (const [id, body] of Object.entries(parsed.data.nodes)) {
    const read = node.safeParse(body);
    if (read.success && RELATIONS.has(read.data.resource_type)) nodes.set(id, read.data);
  }
  const databases = new Set([...nodes.values()].flatMap(({ database }) => database ?? []));
  return { nodes, databases: [...databases] };
}

/** What flows between models, seeds, snapshots and sources: by column where a model's compiled SQL can be read. */
export function lineageOfManifest({ nodes }: Manifest, known: Known): Imported {
  const relations = new Map<string, Relation>();
  const named = new Map(known.catalog.relations);
  for (const [id, { database, schema, alias, identifier, name }] of nodes) {
    const called = identifier ?? alias ?? name;
    const unknown = { schema: schema ?? null, name: called, columns: null };
    const relation = known.find(schema ?? "", called) ?? unknown;
    relations.set(id, relation);
    for (const place of [schema ?? null, `${database}.${schema}`])
      if (!named.has(keyOf(place, called))) named.set(keyOf(place, called), relation);
  }
  /** What stands for itself alone is in the SQL of whatever reads it. */
  const builtParents = (id: string, path: readonly string[] = []): string[] =>
    (nodes.get(id)?.depends_on?.nodes ?? []).flatMap((parent) =>
      nodes.get(parent)?.config?.materialized === "ephemeral" && !path.includes(parent)
        ? builtParents(parent, [...path, parent])
        : [parent],
    );
  const unread: Imported["unread"] = [];
  const edges: Imported["edges"] = [];
  for (const [id, model] of nodes) {
    const target = relations.get(id);
    const parents = builtParents(id).flatMap((parent) => relations.get(parent) ?? []);
    if (!target || parents.length === 0) continue;
    const read = ofCompiled(model, target, { ...known.catalog, relations: named });
    if (read.why !== null) unread.push({ name: textOf(target), why: read.why });
    edges.push(...read.edges.map((edge) => ({ ...edge, isSure: read.why === null })));
    // What dbt has on record and the SQL did not show.
    const shown = new Set(read.edges.map(({ source }) => source));
    const recorded = parents.filter((parent) => !shown.has(parent)).map((parent) => whole(parent, target));
    edges.push(...recorded.map((edge) => ({ ...edge, isSure: true })));
  }
  const unmatched = [...nodes].flatMap(([id, { config }]) => {
    const relation = relations.get(id);
    const isBuilt = config?.materialized !== "ephemeral";
    return relation && isBuilt && !known.isKnown(relation) ? [textOf(relation)] : [];
  });
  return {
    ...{ edges: betweenKnown(edges, known), total: nodes.size, unread },
    ...{ unmatched: [...new Set(unmatched)], notFollowed: hooksOf([...nodes.values()]) },
  };
}

/** SQL that dbt runs before and after a model. */
function hooksOf(nodes: readonly Node[]): Imported["notFollowed"] {
  const { length: count } = nodes.flatMap(({ config }) => [
    ...(config?.["pre-hook"] ?? []),
    ...(config?.["post-hook"] ?? []),
  ]);
  return count === 0
    ? []
    : [{ kind: "hook", count, why: "what runs before and after models is not followed" }];
}

const whole = (source: Relation, target: Relation): Edge => ({
  ...{ source, sourceColumn: null, target, targetColumn: null, use: "read", location: null },
});

function ofCompiled(
  { compiled_code: code, compiled_sql: sql, resource_type: type }: Node,
  target: Relation,
  catalog: Known["catalog"],
): { edges: Edge[]; why: string | null } {
  const text = code ?? sql;
  if (!text) {
    const isCompiled = type !== "model" && type !== "snapshot";
    return {
      edges: [],
      why: isCompiled ? null : "its SQL is not compiled: run dbt compile for lineage by column",
    };
  }
  const [statement, ...more] = parseScript(text);
  if (!statement?.tree || more.length > 0)
    return { edges: [], why: `its SQL could not be read: ${statement?.error ?? "it is not one query"}` };
  try {
    const { outputs, reads, uses, problems } = resolveStatement(statement.tree, createSession(catalog));
    const columns = outputs.map(({ name, origins }) => ({ name, origins, location: null }));
    return {
      edges: edgesOf({ writes: [{ relation: target, action: "create", columns }], reads, uses }),
      why: problems.length === 0 ? null : problems.slice(0, 3).join("; "),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { edges: [], why: "its SQL is nested too deeply" };
  }
}
