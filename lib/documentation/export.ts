import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";

export type ExportedTable = {
  schemaName: string;
  name: string;
  text: string | null;
  columns: { name: string; type: string; text: string | null }[];
};

type Row = ExportedTable & { id: string };
type Open = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

const TABLES_AT_ONCE = 200;

/** Tables of a source, or one of them, batch after batch; between two, nothing is held open. */
export async function* readExportedTables(
  open: Open,
  { organizationId }: Scope,
  { source, asset }: { source: string; asset?: string | undefined },
): AsyncGenerator<ExportedTable[]> {
  let last: Row | undefined;
  do {
    const after = last;
    const rows = await open(
      (db) => db.$queryRaw<Row[]>`
        select a.id, a.schema_name as "schemaName", a.name, coalesce(t.edited, t.written) as text,
          coalesce((select jsonb_agg(jsonb_build_object('name', c.name, 'type', c.type, 'text', coalesce(d.edited, d.written))
            order by c.position) from asset_column c
            left join asset_documentation d on d.asset_id = c.asset_id and d.column_name = c.name
            where c.asset_id = a.id), '[]') as columns
        from asset a left join asset_documentation t on t.asset_id = a.id and t.column_name = ''
        where a.organization_id = ${organizationId}::uuid and a.source_id = ${source}::uuid and a.kind <> 'source'
          and a.state <> 'archived' ${asset ? Prisma.sql`and a.id = ${asset}::uuid` : Prisma.empty}
          ${after ? Prisma.sql`and (a.schema_name, a.name, a.id) > (${after.schemaName}, ${after.name}, ${after.id}::uuid)` : Prisma.empty}
        order by a.schema_name, a.name, a.id limit ${TABLES_AT_ONCE}::integer`,
    );
    if (rows.length > 0) yield rows;
    last = rows.length === TABLES_AT_ONCE ? rows.at(-1) : undefined;
  } while (last);
}

/** A heading for each table, a row for each column. */
export async function* toMarkdown(
  title: string,
  batches: AsyncIterable<ExportedTable[]>,
): AsyncGenerator<string> {
  yield `# ${asLine(title)}\n`;
  for await (const tables of batches)
    for (const { schemaName, name, text, columns } of tables) {
      const rows = columns.map(
        (column) => `| ${[column.name, column.type, column.text ?? ""].map(asCell).join(" | ")} |`,
      );
      yield `\n## ${asLine(`${schemaName}.${name}`)}\n\n${text ? `${asLine(text)}\n\n` : ""}| Column | Type | Description |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
    }
}

/** What Markdown would take for HTML, a link or an image stays text. */
const asLine = (text: string): string => text.replace(/\s+/g, " ").replace(/[<>[\]\\]/g, "\\$&");
const asCell = (text: string): string => asLine(text).replaceAll("|", "\\|");

/** A `schema.yml` of dbt: each schema as a source. Tables come in order of their schemas. */
export async function* toDbt(batches: AsyncIterable<ExportedTable[]>): AsyncGenerator<string> {
  yield "version: 2\n\nsources:\n";
  let schema: string | null = null;
  for await (const tables of batches)
    for (const table of tables) {
      const begin = table.schemaName === schema ? "" : `  - name: ${asYaml(table.schemaName)}\n    tables:\n`;
      schema = table.schemaName;
      const columns = table.columns.map(
        ({ name, text }) =>
          `          - name: ${asYaml(name)}\n${text ? `            description: ${asYaml(withoutJinja(text))}\n` : ""}`,
      );
      yield `${begin}      - name: ${asYaml(table.name)}\n${table.text ? `        description: ${asYaml(withoutJinja(table.text))}\n` : ""}${columns.length > 0 ? `        columns:\n${columns.join("")}` : ""}`;
    }
}

/** JSON's strings are YAML's. */
const asYaml = (text: string): string => JSON.stringify(text);

/** dbt runs what stands between such braces. */
const withoutJinja = (text: string): string => text.replace(/\{[{%#]/g, "{% raw %}$&{% endraw %}");
