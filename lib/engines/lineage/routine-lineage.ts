import type { CreateFunctionStmt, Node } from "libpg-query";
import { collapse } from "./collapse.ts";
import { type Edge, edgesOf } from "./edges.ts";
import { type Catalog, keyOf, NOTHING, type Origins, type Relation, union } from "./names.ts";
import { parseScript } from "./parse.ts";
import { readPlPgSql, type Variable } from "./plpgsql.ts";
import type { Into } from "./plpgsql-tree.ts";
import type { Entry, Outcome } from "./query-scope.ts";
import { createSession, originIn, type Session } from "./session.ts";
import { resolveStatement } from "./statement.ts";
import { as, each, strings } from "./syntax.ts";
import { createVariables, type Variables } from "./variables.ts";
import type { Written } from "./write.ts";

export type RoutineText = { schemaName: string; name: string; language: string; definition: string };
/** Arrows into what a routine fills and, under `result`, into what it returns; and what is not known of it, in words. */
export type RoutineLineage = { edges: Edge[]; problems: string[] };

const MOST_ROUNDS = 8;
/** Under which no table can be: for each statement that fills variables, what chose the rows they are filled from. */
const CHOICE = "()";
const choiceOf = (step: number): Relation => ({ schema: CHOICE, name: String(step), columns: [] });
const idOf = ({ schema, name }: Relation): string => keyOf(schema, name);
const DYNAMIC = "it puts SQL together as it runs: what that reads and writes is unknown";

/**
 * What a function or procedure in SQL or PL/pgSQL moves. Its statements are read whatever the order in which they run.
 * `row`: the table whose rows NEW and OLD are, where it runs as a trigger.
 */
export function lineageOfRoutine(
  { schemaName, name, language, definition }: RoutineText,
  { catalog, result, row }: { catalog: Catalog; result: Relation; row: Relation | null },
): RoutineLineage {
  const nothing = (problem: string) => ({ edges: [], problems: [problem] });
  const [statement] = parseScript(definition);
  const created = as("CreateFunctionStmt", statement?.tree ?? undefined);
  if (!created) return nothing(`its definition could not be read: ${statement?.error ?? "it is empty"}`);
  const path = pathOf(created) ?? [...new Set([schemaName, ...catalog.searchPath])];
  const session = createSession({ ...catalog, searchPath: path });
  const variables = createVariables(name, rowsOf(session, row));
  const out = declareParameters(created, variables);
  const reader = createReader(session, variables, result, out.length > 0 ? out : (result.columns ?? []));
  try {
    if (language === "plpgsql") readBody(definition, variables, reader, row);
    else
      for (const [at, tree] of sqlOf(created).entries()) reader.read(tree, at === sqlOf(created).length - 1);
  } catch (error) {
    return nothing(`its body could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  for (const parameter of out)
    reader.returned([{ name: parameter, origins: variables.originsOf(parameter), location: null }]);
  // Tables that it makes for itself, as a rule to be thrown away, are passed through, and so is what chose its values.
  const chosen = reader.edges().filter(({ target }) => target.schema === CHOICE);
  const between = new Set([...session.made.keys(), ...chosen.map(({ target }) => idOf(target))]);
  const edges = collapse(reader.edges(), between).filter(
    ({ source, target, use }) => source.schema !== CHOICE && (use === null || source !== target),
  );
  return { edges, problems: [...reader.problems] };
}

/** What a rule does besides, or instead of, what was asked of its table. */
export function lineageOfRule(definition: string, catalog: Catalog, row: Relation): RoutineLineage {
  const [statement] = parseScript(definition);
  const rule = as("RuleStmt", statement?.tree ?? undefined);
  if (!rule) return { edges: [], problems: [`it could not be read: ${statement?.error ?? "it is empty"}`] };
  const session = createSession(catalog);
  const variables = createVariables("", rowsOf(session, row));
  const reader = createReader(session, variables, row, []);
  for (const action of rule.actions ?? []) reader.read(action, false);
  return { edges: reader.edges(), problems: [...reader.problems] };
}

function rowsOf(session: Session, row: Relation | null) {
  if (!row) return new Map<string, { relation: Relation; outcome: Outcome }>();
  const entries = (row.columns ?? []).map(
    (name): Entry => ({ name, origins: new Set([originIn(session, row, name)]), location: null }),
  );
  const outcome = { entries, rows: new Set([originIn(session, row, null)]) };
  return new Map(["new", "old"].map((name) => [name, { relation: row, outcome }]));
}

type Reader = ReturnType<typeof createReader>;

function createReader(session: Session, variables: Variables, result: Relation, names: readonly string[]) {
  const edges = new Map<string, Edge>();
  const problems = new Set<string>();
  const add = (found: readonly Edge[]) => {
    for (const edge of found) {
      const { source, sourceColumn, target, targetColumn, use } = edge;
      const key = [source.schema, source.name, sourceColumn, target.schema, target.name, targetColumn, use];
      edges.set(JSON.stringify(key), edge);
    }
  };
  const write = (relation: Relation, columns: Written[]) =>
    add(edgesOf({ writes: [{ relation, action: "insert", columns }], reads: new Set(), uses: new Map() }));
  return {
    problems,
    edges: () => [...edges.values()],
    write,
    returned: (columns: Written[]) => write(result, columns),
    /**
     * One statement; what it puts out comes back, and is the routine's where it is its last. `chosen` stands for what
     * it filters, joins, groups or sorts by: an arrow of each goes there.
     */
    read(tree: Node, isResult: boolean, chosen: Relation | null = null): readonly Entry[] {
      const value = as("ReturnStmt", tree)?.returnval;
      const read: Node = value ? { SelectStmt: { targetList: [{ ResTarget: { val: value } }] } } : tree;
      const lineage = resolveStatement(read, session, variables.scope());
      for (const problem of lineage.problems) problems.add(problem);
      const { writes, outputs, reads, uses, notFollowed } = lineage;
      // Any expression of PL/pgSQL is a SELECT, most often of a function of the server.
      if (notFollowed && !as("SelectStmt", read)) problems.add(`of ${notFollowed.kind}, ${notFollowed.why}`);
      const columns = outputs.map(
        ({ name, origins }, place): Written => ({
          name: names[place] ?? (names.length > 0 || outputs.length === 1 ? null : name),
          origins,
          location: null,
        }),
      );
      const returns = isResult ? [{ relation: result, action: "create" as const, columns }] : [];
      add(edgesOf({ writes: [...writes, ...returns], reads, uses }));
      if (!chosen) return outputs;
      const choice = { relation: chosen, action: "create" as const, columns };
      const choosing = edgesOf({ writes: [choice], reads, uses });
      add(choosing.filter(({ use }) => use !== null && use !== "unused"));
      const by = new Set([originIn(session, chosen, null)]);
      return outputs.map((entry) => ({ ...entry, origins: union(entry.origins, by) }));
    },
  };
}

function readBody(definition: string, variables: Variables, reader: Reader, row: Relation | null): void {
  const body = readPlPgSql(definition);
  for (const { name, parent } of body.variables) if (parent === null && name !== "") variables.declare(name);
  for (const problem of body.problems) reader.problems.add(problem);
  if (body.steps.some(({ sql }) => sql === null)) reader.problems.add(DYNAMIC);
  const choices = body.steps.map(({ into }, at) =>
    into === null || into.kind === "caller" ? null : choiceOf(at),
  );
  let isNews = true;
  for (let round = 0; isNews && round < MOST_ROUNDS; round += 1) {
    isNews = false;
    for (const [at, { sql, into }] of body.steps.entries()) {
      if (sql === null) continue;
      const [statement] = parseScript(sql);
      if (!statement?.tree) {
        reader.problems.add(`a part of it could not be read: ${statement?.error ?? "it is empty"}`);
        continue;
      }
      const outputs = reader.read(statement.tree, into?.kind === "caller", choices[at]);
      if (keep(into, outputs, body.variables, variables, reader, row)) isNews = true;
    }
  }
}

/** Puts values where they go; true where that was news. */
function keep(
  into: Into | null,
  outputs: readonly Entry[],
  declared: readonly Variable[],
  variables: Variables,
  reader: Reader,
  row: Relation | null,
): boolean {
  if (!into || into.kind === "caller") return false;
  if (into.kind === "record") {
    const name = declared[into.place]?.name ?? "";
    return outputs.map((entry) => variables.add(name, entry.name, entry.origins)).some((isNews) => isNews);
  }
  return into.places
    .map((place, at) => {
      const origins: Origins = outputs[at]?.origins ?? NOTHING;
      const { name = "", parent = null } = declared[place] ?? {};
      if (parent === null) return variables.add(name, null, origins);
      const record = declared[parent]?.name ?? "";
      // A trigger that sets a column of its row fills its table.
      if (row && record === "new") reader.write(row, [{ name, origins, location: null }]);
      return variables.add(record, name, origins);
    })
    .some((isNews) => isNews);
}

const OUT = new Set(["FUNC_PARAM_OUT", "FUNC_PARAM_INOUT", "FUNC_PARAM_TABLE"]);

/** Declares parameters; the names of those that come back are the answer. */
function declareParameters({ parameters }: CreateFunctionStmt, variables: Variables): string[] {
  return each("FunctionParameter", parameters).flatMap(({ name, mode }) => {
    if (name) variables.declare(name);
    return name && OUT.has(mode ?? "") ? [name] : [];
  });
}

function sqlOf({ sql_body: body, options }: CreateFunctionStmt): Node[] {
  const lists = as("List", body)?.items;
  if (lists) return lists.flatMap((list) => as("List", list)?.items ?? [list]);
  if (body) return [body];
  const written = each("DefElem", options).find(({ defname }) => defname === "as");
  const [text = ""] = strings(as("List", written?.arg)?.items);
  return parseScript(text).map(({ tree, error }) => {
    if (!tree) throw new Error(error ?? "it is empty");
    return tree;
  });
}

/** Where it looks names up, as it sets by itself. */
function pathOf({ options }: CreateFunctionStmt): string[] | null {
  const sets = each("DefElem", options).flatMap(({ arg }) => as("VariableSetStmt", arg) ?? []);
  const path = sets.find(({ name }) => name === "search_path")?.args;
  return path ? each("A_Const", path).flatMap(({ sval }) => sval?.sval ?? []) : null;
}
