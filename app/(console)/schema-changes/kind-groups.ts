import { CHANGE_KINDS, type ChangeKind } from "#lib/schema-changes/kinds.ts";

/** Where a kind stands in the list of all of them, by how it begins. */
const GROUPS: readonly [string, readonly string[]][] = [
  ["Tables and views", ["table_", "view_", "relation_", "partitioning_", "foreign_server_"]],
  ["Columns", ["column_"]],
  ["Keys and checks", ["primary_key_", "foreign_key_", "unique_", "check_", "exclusion_", "constraint_"]],
  ["Indexes", ["index_"]],
  ["Types", ["enum_", "domain_", "composite_type_", "type_"]],
  ["Triggers and functions", ["trigger_", "routine_"]],
];
const OTHER = "Comments and rights";

const groupOf = (kind: string): string =>
  GROUPS.find(([, beginnings]) => beginnings.some((beginning) => kind.startsWith(beginning)))?.[0] ?? OTHER;

const ORDER = [...GROUPS.map(([group]) => group), OTHER];
const KINDS = Object.keys(CHANGE_KINDS) as ChangeKind[]; // the keys of a record that is written out

/** Every kind with its group, groups together. */
export const KINDS_BY_GROUP = KINDS.map((kind) => ({
  kind,
  label: CHANGE_KINDS[kind].label,
  group: groupOf(kind),
})).toSorted((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group));
