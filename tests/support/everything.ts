import { queryOnce } from "./server.ts";

/** Every row of every table, as text. */
export async function everythingIn(url: string): Promise<string> {
  const tables = await queryOnce<{ name: string }>(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) =>
      queryOnce<{ row: string }>(url, `select row_to_json(t)::text as row from ${name} t`),
    ),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}
