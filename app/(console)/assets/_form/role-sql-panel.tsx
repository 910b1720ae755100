import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Section } from "#app/_ui/section.tsx";
import { parseSchemaList } from "#lib/sources/schema-list.ts";
import type { FormValues } from "./form-values.ts";
import { leastPrivilegeSql } from "./role-sql.ts";

/** Follows what is typed into the form, so that the statements can be copied as they are. */
export function RoleSqlPanel({ values }: { values: FormValues }) {
  const code = leastPrivilegeSql({
    username: values.username ?? "",
    database: values.database ?? "",
    schemas: parseSchemaList(values.includedSchemas ?? ""),
  });
  return (
    <Section title="A role that may only read" level="h2">
      <p className="mb-2.5 text-13 text-fg-2">
        Run this on the database, as its owner who may also create roles (CREATEROLE). Tidewatch needs no more
        than this role: it reads structure and statistics, in read-only sessions.
      </p>
      <CodeBlock code={code} label="the statements" />
      <p className="mt-2 text-12 text-fg-3">
        The default privileges hold for tables that the role running this creates. Repeat them with FOR ROLE
        for every other role that creates tables.
      </p>
    </Section>
  );
}
