/** Of the server's own catalogs those that tell of structure and size; not of people, settings, sessions, code or values. */
const CATALOGS: ReadonlySet<string> = new Set([
  ...["pg_class", "pg_namespace", "pg_attribute", "pg_type", "pg_index", "pg_constraint", "pg_inherits"],
  ...[
    "pg_partitioned_table",
    "pg_enum",
    "pg_tables",
    "pg_views",
    "pg_matviews",
    "pg_indexes",
    "pg_sequences",
  ],
  ...["pg_stat_user_tables", "pg_stat_all_tables", "pg_stat_user_indexes", "pg_stat_all_indexes"],
  ...["pg_statio_user_tables", "pg_statio_user_indexes"],
]);

const STANDARD: ReadonlySet<string> = new Set([
  ...["tables", "columns", "schemata", "views", "table_constraints", "key_column_usage"],
  ...["constraint_column_usage", "referential_constraints", "check_constraints", "sequences", "domains"],
]);

export type RelationName = { schema: string | null; name: string };

/** Whether a statement may read it, as far as its name tells; what the role may read is the database's to say. */
export function isReadableName({ schema, name }: RelationName): boolean {
  if (schema === "information_schema") return STANDARD.has(name);
  if (schema === "pg_catalog") return CATALOGS.has(name);
  if (schema === null) return !name.startsWith("pg_") || CATALOGS.has(name);
  // Whatever else begins so is the server's: values kept apart, and what sessions keep for themselves.
  return !schema.startsWith("pg_");
}
