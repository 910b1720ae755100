import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { readCsv, typeOfValues } from "./read-csv.ts";

export type LoadedFile = { file: string; table: string; columns: string[] };

const ROWS_AT_ONCE = 2_000;
const MOST_ROWS = 100_000;
const LONGEST_NAME = 63;
const quoted = (name: string) => `"${name.replace(/"/g, '""')}"`;

/** Every CSV file of a folder as a table called like the file, with columns typed as somebody would type them. */
export async function loadFolder(url: string, directory: string): Promise<LoadedFile[]> {
  const files = readdirSync(directory)
    .filter((file) => file.toLowerCase().endsWith(".csv"))
    .sort();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const loaded: LoadedFile[] = [];
    for (const file of files) loaded.push(await loadFile(client, directory, file));
    await client.query("analyze");
    return loaded;
  } finally {
    await client.end();
  }
}

async function loadFile(client: pg.Client, directory: string, file: string): Promise<LoadedFile> {
  const { header, rows } = readCsv(readFileSync(join(directory, file), "utf8"));
  const kept = rows.slice(0, MOST_ROWS);
  const table = file.replace(/\.csv$/i, "").slice(0, LONGEST_NAME);
  const types = header.map((_, at) => typeOfValues(kept.map((row) => row[at] ?? "")));
  const columns = header.map((name) => name.slice(0, LONGEST_NAME));
  const target = `public.${quoted(table)}`;
  await client.query(
    `create table ${target} (${columns.map((name, at) => `${quoted(name)} ${types[at]}`).join(", ")})`,
  );
  const fields = types.map((type, at) => `nullif(btrim(r ->> ${at}), '')::${type}`).join(", ");
  for (let from = 0; from < kept.length; from += ROWS_AT_ONCE) {
    const batch = JSON.stringify(kept.slice(from, from + ROWS_AT_ONCE)).replaceAll("\\u0000", "");
    await client.query(`insert into ${target} select ${fields} from jsonb_array_elements($1::jsonb) r`, [
      batch,
    ]);
  }
  return { file, table, columns };
}
