import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatSchemaList, parseSchemaList } from "./schema-list.ts";

describe("a list of schemas", () => {
  test("is separated by commas or line breaks, and spaces around a name do not count", () => {
    expect(parseSchemaList(" sales, crm\nops ,,\n")).toEqual(["sales", "crm", "ops"]);
  });

  test("keeps upper case, and names each schema once", () => {
    expect(parseSchemaList("Sales, sales, Sales")).toEqual(["Sales", "sales"]);
  });

  test("takes a quoted name as it stands", () => {
    expect(parseSchemaList('"a,b", "say ""hi""", " padded "')).toEqual(["a,b", 'say "hi"', " padded "]);
  });

  test("reads back whatever names a database can have", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), (names) => {
        expect(parseSchemaList(formatSchemaList(names))).toEqual(names);
      }),
    );
  });
});
