import { expect, test } from "vitest";
import { leastPrivilegeSql } from "./role-sql.ts";

test("the statements name the role, the database and each schema", () => {
  expect(leastPrivilegeSql({ username: "reader", database: "shop", schemas: ["sales", "crm"] })).toBe(
    `CREATE ROLE "reader" LOGIN PASSWORD 'choose one, and enter it here';
GRANT CONNECT ON DATABASE "shop" TO "reader";
GRANT USAGE ON SCHEMA "sales" TO "reader";
GRANT SELECT ON ALL TABLES IN SCHEMA "sales" TO "reader";
ALTER DEFAULT PRIVILEGES IN SCHEMA "sales" GRANT SELECT ON TABLES TO "reader";
GRANT USAGE ON SCHEMA "crm" TO "reader";
GRANT SELECT ON ALL TABLES IN SCHEMA "crm" TO "reader";
ALTER DEFAULT PRIVILEGES IN SCHEMA "crm" GRANT SELECT ON TABLES TO "reader";`,
  );
});

test("an empty form gets statements that can be filled in", () => {
  const sql = leastPrivilegeSql({ username: "", database: "", schemas: [] });
  expect(sql).toContain(`CREATE ROLE "tidewatch_reader"`);
  expect(sql).toContain(`IN SCHEMA "public"`);
});

test("a hostile name stays inside its quotes", () => {
  const sql = leastPrivilegeSql({ username: `a"; DROP ROLE postgres; --`, database: "x\n", schemas: [`s"`] });
  expect(sql).toContain(`CREATE ROLE "a""; DROP ROLE postgres; --" LOGIN`);
  expect(sql).toContain(`IN SCHEMA "s""" TO`);
});
