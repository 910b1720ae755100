import pg from "pg";
import type { Scope } from "#lib/auth/scope.ts";
import type { Prisma } from "#lib/db/client.ts";
import { JobFilter } from "#lib/jobs/filter.ts";
import { jobsQuery } from "#lib/jobs/list-query.ts";
import { median } from "../shared/report.ts";
import type { Query } from "./cases.ts";

const LIMIT = 31;
const WARM_UP = 7;

type Explained = {
  "Planning Time": number;
  "Execution Time": number;
  Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number };
};
export type Reading = { buffers: number; ms: number };

/** A connection as the web has it: its role, in one organization, with statements prepared once they come again. */
export class Reader {
  readonly #client: pg.Client;
  readonly #scope: Scope;
  #prepared = 0;

  constructor(url: string, scope: Scope) {
    this.#client = new pg.Client({ connectionString: url, options: "-c role=tidewatch_web" });
    this.#scope = scope;
  }

  async open(): Promise<this> {
    await this.#client.connect();
    await this.#client.query("select set_config('app.organization_id', $1, false)", [
      this.#scope.organizationId,
    ]);
    return this;
  }

  close(): Promise<void> {
    return this.#client.end();
  }

  async rows<Row>({ text, values }: Prisma.Sql): Promise<Row[]> {
    return (await this.#client.query(text, values as unknown[])).rows;
  }

  /** The median of so many executions of the prepared statement, planning included, after it has been warmed up. */
  async explain({ text, values }: Prisma.Sql, times = 15): Promise<Reading> {
    this.#prepared += 1;
    const name = `measured_${this.#prepared}`;
    const parameters = values.map(literal).join(", ");
    await this.#client.query(`prepare ${name} as ${text}`);
    const execute = values.length > 0 ? `execute ${name} (${parameters})` : `execute ${name}`;
    for (let n = 0; n < WARM_UP; n += 1) await this.#client.query(execute);
    const readings: Reading[] = [];
    for (let n = 0; n < times; n += 1) {
      const { rows } = await this.#client.query(
        `explain (analyze, buffers, timing off, format json) ${execute}`,
      );
      const explained: Explained = rows[0]["QUERY PLAN"][0];
      const { Plan } = explained;
      readings.push({
        buffers: Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"],
        ms: explained["Planning Time"] + explained["Execution Time"],
      });
    }
    await this.#client.query(`deallocate ${name}`);
    return {
      buffers: Math.max(...readings.map(({ buffers }) => buffers)),
      ms: median(readings.map(({ ms }) => ms)),
    };
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value))
    return pg.escapeLiteral(`{${value.map((item) => JSON.stringify(item)).join(",")}}`);
  return typeof value === "number" ? String(value) : pg.escapeLiteral(String(value));
}

export type Pages = { first: Reading; middle: Reading; deepest: Reading };

/** A page of the list at its beginning, in its middle and at its end. */
export async function readPages(reader: Reader, scope: Scope, query: Query, middle: string): Promise<Pages> {
  const filter = JobFilter.parse(query);
  const oldest = jobsQuery(scope, filter, { place: { after: NEVER }, limit: LIMIT });
  const end = (await reader.rows<{ id: string }>(oldest)).at(-1)?.id;
  const at = (before?: string) =>
    reader.explain(jobsQuery(scope, filter, { place: { before }, limit: LIMIT }));
  return { first: await at(), middle: await at(middle), deepest: await at(end) };
}

const NEVER = "00000000-0000-7000-8000-000000000000";
