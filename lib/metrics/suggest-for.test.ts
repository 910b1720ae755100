import { expect, test } from "vitest";
import type { RelationColumn, RelationDetails } from "#lib/catalog/views.ts";
import type { ColumnTag } from "#lib/tags/views.ts";
import { suggestFor } from "./suggest-for.ts";

const column = (name: string, type: string): RelationColumn => ({
  ...{ position: 1, name, type, isNullable: false, defaultExpression: null, identity: null },
  ...{ generatedExpression: null, collationName: null, ownedSequence: null, comment: null },
  ...{ isPrimaryKey: false, isUnique: false, isForeignKey: false },
});

const relation = (more: Partial<RelationDetails>): RelationDetails => ({
  ...{ id: "", kind: "table", state: "discovered", schemaName: "shop", name: "customers", comment: null },
  ...{ rowEstimate: 10, sizeBytes: 10, columnCount: 1, partitionCount: 0, isReadable: true, sourceId: "" },
  ...{ sourceName: "", updatedAt: new Date(), archivedAt: null, owner: null, definition: null },
  ...{ partitionKey: null, hasRowSecurity: null, privileges: null, foreignServer: null },
  ...{ createdAt: new Date(), archivedBy: null, columns: [], constraints: [], indexes: [], triggers: [] },
  ...{ references: [], referencedBy: [], suggestions: [] },
  ...more,
});

const tag = (name: string, of: string, decision: ColumnTag["decision"] = null): ColumnTag => ({
  ...{ column: of, tag: name, level: "possible", reasons: [], decision, decidedByName: null },
});

const names = (...asked: Parameters<typeof suggestFor>) =>
  suggestFor(...asked).map(({ type, column: of }) => (of ? `${type} ${of}` : type));

test("what is kept already is not suggested again", () => {
  const known = [{ type: "row_count", columnName: null }] as const;
  expect(names(relation({}), [], [])).toEqual(["row_count"]);
  expect(names(relation({}), [], known)).toEqual([]);
});

test("nothing is suggested of what is gone, and of what may not be read", () => {
  expect(names(relation({ state: "archived" }), [], [])).toEqual([]);
  expect(names(relation({ isReadable: false }), [], [])).toEqual([]);
});

test("a value that may be personal is none to keep, until a person said that it is not", () => {
  const columns = [column("balance", "numeric(10,2)")];
  expect(names(relation({ columns }), [tag("pii:bank-account", "balance")], [])).toEqual(["row_count"]);
  expect(names(relation({ columns }), [tag("pii:bank-account", "balance", "rejected")], [])).toEqual([
    ...["row_count", "mean balance", "min balance"],
  ]);
});

test("an index of the lower case keeps a column unique as well", () => {
  const index = {
    name: "i",
    method: "btree",
    columns: ["lower(email)"],
    isUnique: true,
    isPrimary: false,
    isValid: true,
  };
  const columns = [column("email", "text")];
  const indexes = [{ ...index, definition: "CREATE UNIQUE INDEX i ON shop.customers (lower(email))" }];
  expect(names(relation({ columns }), [], [])).toEqual(["row_count", "duplicate_count email"]);
  expect(names(relation({ columns, indexes }), [], [])).toEqual(["row_count"]);
});
