import type { Node } from "libpg-query";
import { as, strings } from "./syntax.ts";

const FUNCTIONS: Readonly<Record<string, string>> = {
  SVFOP_CURRENT_DATE: "current_date",
  SVFOP_CURRENT_TIME: "current_time",
  SVFOP_CURRENT_TIMESTAMP: "current_timestamp",
  SVFOP_LOCALTIME: "localtime",
  SVFOP_LOCALTIMESTAMP: "localtimestamp",
  SVFOP_CURRENT_ROLE: "current_role",
  SVFOP_CURRENT_USER: "current_user",
  SVFOP_USER: "user",
  SVFOP_SESSION_USER: "session_user",
  SVFOP_CURRENT_CATALOG: "current_catalog",
  SVFOP_CURRENT_SCHEMA: "current_schema",
};
const NAMED: Readonly<Record<string, string>> = {
  GroupingFunc: "grouping",
  CoalesceExpr: "coalesce",
  XmlSerialize: "xmlserialize",
  JsonParseExpr: "json",
  JsonScalarExpr: "json_scalar",
  JsonSerializeExpr: "json_serialize",
  JsonObjectConstructor: "json_object",
  JsonArrayConstructor: "json_array",
  JsonArrayQueryConstructor: "json_array",
  JsonObjectAgg: "json_objectagg",
  JsonArrayAgg: "json_arrayagg",
  MergeSupportFunc: "merge_action",
  A_ArrayExpr: "array",
  RowExpr: "row",
};

/** What Postgres calls an output column without an alias. */
export const columnName = (node: Node | undefined): string => figure(node)?.name ?? "?column?";

type Figured = { name: string; isWeak?: true };

/** A weak name (of a type, of CASE) gives way to a better one inside. */
function figure(node: Node | undefined): Figured | null {
  if (!node) return null;
  const last = (names: Node[] | undefined): Figured | null => {
    const name = strings(names).at(-1);
    return name === undefined ? null : { name };
  };
  const column = as("ColumnRef", node);
  if (column) return last(column.fields);
  const indirection = as("A_Indirection", node);
  if (indirection) return last(indirection.indirection) ?? figure(indirection.arg);
  const call = as("FuncCall", node);
  if (call) return last(call.funcname);
  const expression = as("A_Expr", node);
  if (expression) return expression.kind === "AEXPR_NULLIF" ? { name: "nullif" } : null;
  const cast = as("TypeCast", node);
  if (cast) {
    const inner = figure(cast.arg);
    if (inner && !inner.isWeak) return inner;
    const type = strings(cast.typeName?.names).at(-1);
    return type === undefined ? inner : { name: type, isWeak: true };
  }
  const collated = as("CollateClause", node);
  if (collated) return figure(collated.arg);
  const conditional = as("CaseExpr", node);
  if (conditional) {
    const inner = figure(conditional.defresult);
    return inner && !inner.isWeak ? inner : { name: "case", isWeak: true };
  }
  const extreme = as("MinMaxExpr", node);
  if (extreme) return { name: extreme.op === "IS_LEAST" ? "least" : "greatest" };
  const value = as("SQLValueFunction", node);
  if (value) return { name: FUNCTIONS[String(value.op).replace(/_N$/, "")] ?? "?column?" };
  const xml = as("XmlExpr", node);
  if (xml) return { name: String(xml.op).replace("IS_", "").toLowerCase() };
  const json = as("JsonFuncExpr", node);
  if (json) return { name: String(json.op).replace("_OP", "").toLowerCase() };
  const link = as("SubLink", node);
  if (link) return ofSubquery(link.subLinkType, link.subselect);
  const [kind = ""] = Object.keys(node);
  const name = NAMED[kind];
  return name === undefined ? null : { name };
}

function ofSubquery(type: string | undefined, subselect: Node | undefined): Figured | null {
  if (type === "EXISTS_SUBLINK") return { name: "exists" };
  if (type === "ARRAY_SUBLINK") return { name: "array" };
  if (type !== "EXPR_SUBLINK") return null;
  const target = as("ResTarget", as("SelectStmt", subselect)?.targetList?.[0]);
  if (target?.name) return { name: target.name };
  return figure(target?.val);
}
