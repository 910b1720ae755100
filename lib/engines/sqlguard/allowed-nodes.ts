/** What the tree of a reading statement is made of. A kind that is not here is refused, so that new syntax is too. */
export const ALLOWED_NODES: ReadonlySet<string> = new Set([
  ...["SelectStmt", "ResTarget", "WithClause", "CommonTableExpr", "SortBy", "WindowDef", "GroupingSet"],
  ...["RangeVar", "RangeSubselect", "RangeFunction", "RangeTableSample", "JoinExpr", "Alias", "ColumnDef"],
  ...["ColumnRef", "A_Star", "A_Const", "A_Expr", "A_ArrayExpr", "A_Indirection", "A_Indices", "RowExpr"],
  ...["BoolExpr", "NullTest", "BooleanTest", "CaseExpr", "CaseWhen", "CoalesceExpr", "MinMaxExpr", "SubLink"],
  ...[
    "FuncCall",
    "NamedArgExpr",
    "GroupingFunc",
    "SQLValueFunction",
    "TypeCast",
    "TypeName",
    "CollateClause",
  ],
  ...["List", "String", "Integer", "Float", "Boolean", "BitString"],
  ...["JsonFuncExpr", "JsonValueExpr", "JsonFormat", "JsonOutput", "JsonReturning", "JsonBehavior"],
  ...["JsonIsPredicate", "JsonArgument"],
]);

/** What people call the statements that are refused most. */
export const STATEMENT_WORDS: Readonly<Record<string, string>> = {
  InsertStmt: "INSERT",
  UpdateStmt: "UPDATE",
  DeleteStmt: "DELETE",
  MergeStmt: "MERGE",
  TruncateStmt: "TRUNCATE",
  CopyStmt: "COPY",
  DropStmt: "DROP",
  CreateStmt: "CREATE TABLE",
  CreateTableAsStmt: "CREATE TABLE AS",
  AlterTableStmt: "ALTER TABLE",
  DoStmt: "DO",
  CallStmt: "CALL",
  ExplainStmt: "EXPLAIN",
  VariableSetStmt: "SET",
  VariableShowStmt: "SHOW",
  TransactionStmt: "BEGIN and COMMIT",
  LockStmt: "LOCK",
  VacuumStmt: "VACUUM",
  GrantStmt: "GRANT",
  PrepareStmt: "PREPARE",
  ExecuteStmt: "EXECUTE",
  NotifyStmt: "NOTIFY",
  ListenStmt: "LISTEN",
};

/** `SQLValueFunction`s that tell the time; the others tell who is asking. */
export const ALLOWED_VALUES = /^SVFOP_(CURRENT|LOCAL)_?(DATE|TIME|TIMESTAMP)(_N)?$/;

/**
 * Types of Postgres's own whose input looks at nothing but its text. A type of the database itself brings functions of its
 * own; `regclass` and its like look into the catalog.
 */
export const ALLOWED_TYPES: ReadonlySet<string> = new Set([
  ...["bool", "int2", "int4", "int8", "float4", "float8", "numeric", "money", "oid", "bit", "varbit"],
  ...["text", "varchar", "bpchar", "char", "name", "bytea", "uuid", "json", "jsonb", "jsonpath"],
  ...["date", "time", "timetz", "timestamp", "timestamptz", "interval"],
  ...["inet", "cidr", "macaddr", "macaddr8", "point", "box", "circle", "tsvector", "tsquery"],
  ...["int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange"],
]);
