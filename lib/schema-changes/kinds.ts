/** What can differ between two discoveries. Plain: pages, alerts and questions read it, and the database keeps the keys. */

export type Severity = "critical" | "warning" | "info";

/** As the database keeps them; the higher the worse. */
export const SEVERITY_RANKS = { info: 1, warning: 2, critical: 3 } as const satisfies Record<
  Severity,
  number
>;

const TABLE = "table or view";
const TABLES = "tables or views";

/**
 * What says a kind of some: `2 columns removed`. `nouns` where the plural has more than an s. `isFelt`: whatever reads the
 * column or relation, as lineage knows it, feels such a change; then what reads it is told, and a warning is critical.
 */
type Kind = {
  label: string;
  severity: Severity;
  noun: string;
  nouns?: string;
  verb: string;
  isFelt?: true;
};

const FELT = { isFelt: true } as const;

const kind = (noun: string, verb: string, severity: Severity, other: Partial<Kind> = {}): Kind => ({
  label: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${verb}`,
  ...{ severity, noun, verb },
  ...other,
});

export const CHANGE_KINDS = {
  table_added: kind("table", "added", "info"),
  table_removed: kind("table", "removed", "critical", FELT),
  view_added: kind("view", "added", "info"),
  view_removed: kind("view", "removed", "critical", FELT),
  relation_renamed: kind(TABLE, "renamed", "critical", { nouns: TABLES, label: "Renamed", ...FELT }),
  relation_moved: kind(TABLE, "moved", "critical", {
    nouns: TABLES,
    label: "Moved to another schema",
    ...FELT,
  }),
  relation_kind_changed: kind("kind of table", "changed", "warning", {
    nouns: "kinds of table",
    label: "Kind changed",
    ...FELT,
  }),
  column_added: kind("column", "added", "info"),
  column_removed: kind("column", "removed", "critical", FELT),
  column_renamed: kind("column", "renamed", "critical", FELT),
  column_type_changed: kind("column type", "changed", "warning", FELT),
  column_nullability_changed: kind("nullability", "changed", "warning", { nouns: "nullabilities", ...FELT }),
  column_default_changed: kind("default", "changed", "info"),
  column_generation_changed: kind("identity or generation", "changed", "warning", {
    nouns: "identities or generations",
    ...FELT,
  }),
  primary_key_added: kind("primary key", "added", "info"),
  primary_key_removed: kind("primary key", "removed", "critical"),
  primary_key_changed: kind("primary key", "changed", "warning"),
  foreign_key_added: kind("foreign key", "added", "info"),
  foreign_key_removed: kind("foreign key", "removed", "critical"),
  foreign_key_changed: kind("foreign key", "changed", "warning"),
  unique_added: kind("unique constraint", "added", "info"),
  unique_removed: kind("unique constraint", "removed", "critical"),
  unique_changed: kind("unique constraint", "changed", "warning"),
  check_added: kind("check", "added", "warning"),
  check_removed: kind("check", "removed", "warning"),
  check_changed: kind("check", "changed", "warning"),
  exclusion_added: kind("exclusion constraint", "added", "warning"),
  exclusion_removed: kind("exclusion constraint", "removed", "warning"),
  exclusion_changed: kind("exclusion constraint", "changed", "warning"),
  key_renamed: kind("key", "renamed", "critical"),
  constraint_renamed: kind("constraint", "renamed", "info"),
  index_added: kind("index", "added", "info", { nouns: "indexes" }),
  index_removed: kind("index", "removed", "info", { nouns: "indexes" }),
  index_changed: kind("index", "changed", "info", { nouns: "indexes" }),
  index_renamed: kind("index", "renamed", "info", { nouns: "indexes" }),
  view_definition_changed: kind("view definition", "changed", "warning", FELT),
  partitioning_changed: kind("partitioning", "changed", "warning"),
  foreign_server_changed: kind("foreign server", "changed", "warning"),
  enum_added: kind("enum", "added", "info"),
  enum_removed: kind("enum", "removed", "critical"),
  enum_label_added: kind("enum label", "added", "info"),
  enum_label_removed: kind("enum label", "removed", "critical"),
  enum_label_renamed: kind("enum label", "renamed", "critical"),
  enum_labels_reordered: kind("enum", "reordered", "info", { label: "Enum labels reordered" }),
  domain_added: kind("domain", "added", "info"),
  domain_removed: kind("domain", "removed", "critical"),
  domain_changed: kind("domain", "changed", "warning"),
  composite_type_added: kind("composite type", "added", "info"),
  composite_type_removed: kind("composite type", "removed", "critical"),
  composite_type_changed: kind("composite type", "changed", "warning"),
  type_renamed: kind("type", "renamed", "critical"),
  comment_changed: kind("comment", "changed", "info"),
  owner_changed: kind("owner", "changed", "info"),
  trigger_added: kind("trigger", "added", "info"),
  trigger_removed: kind("trigger", "removed", "info"),
  trigger_changed: kind("trigger", "changed", "info"),
  routine_added: kind("function", "added", "info"),
  routine_removed: kind("function", "removed", "info"),
  routine_changed: kind("function", "changed", "info"),
  routine_renamed: kind("function", "renamed", "info"),
  row_security_changed: kind("row-level security", "changed", "info", {
    nouns: "row-level security settings",
  }),
  privileges_changed: kind("table's privileges", "changed", "info", {
    nouns: "tables' privileges",
    label: "Our privileges changed",
  }),
} as const satisfies Record<string, Kind>;

export type ChangeKind = keyof typeof CHANGE_KINDS;

/** As it is where something reads what changed. */
export const feltSeverity = (kind: ChangeKind, readers: number): Severity => {
  const { severity, isFelt }: Kind = CHANGE_KINDS[kind];
  return isFelt && readers > 0 && severity === "warning" ? "critical" : severity;
};

/**
 * Changes of one kind in one run. `only` names the one object they happened to, where it is one; `read` of them happened
 * to what something reads.
 */
export type CountedChanges = { kind: ChangeKind; count: number; read: number; only: string | null };
