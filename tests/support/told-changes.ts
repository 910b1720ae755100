import type { PrismaClient } from "#lib/db/client.ts";
import { SEVERITY_RANKS, type Severity } from "#lib/schema-changes/kinds.ts";
import { connectTarget } from "./discovered-target.ts";

type Clients = { owner: PrismaClient; worker: PrismaClient };

/** Statements before and between two discoveries, and what is to be told of them. */
export type ChangeCase = { before?: string; after: string; told: string[] };

/** Of each case what was told, worst first. All of them share two discoveries, each in a schema of its own. */
export async function tellCases(
  { owner, worker }: Clients,
  cases: Record<string, ChangeCase>,
): Promise<Record<string, string[]>> {
  const entries = Object.entries(cases).map(([name, sql], at) => ({ name, schema: `case_${at}`, ...sql }));
  const { target, run } = await connectTarget({ owner, worker });
  for (const { schema, before = "" } of entries)
    await target.sql(`create schema ${schema}; set search_path = ${schema}, public; ${before}`);
  await run();
  for (const { schema, after } of entries) await target.sql(`set search_path = ${schema}, public; ${after}`);
  const { id, status, message } = await run();
  if (status !== "completed") throw new Error(`The discovery ended ${status}: ${message}`);
  const told = await toldBy(owner, id);
  return Object.fromEntries(
    entries.map(({ name, schema }) => [
      name,
      told
        .filter(
          (change) =>
            change.schemaName.startsWith(schema) && !/^\d/.test(change.schemaName.slice(schema.length)),
        )
        .map(({ text }) => text.replaceAll(`${schema}.`, "")),
    ]),
  );
}

export const expectedOf = (cases: Record<string, ChangeCase>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(cases).map(([name, { told }]) => [name, told]));

/** `critical column_removed orders.note: text → nothing`, as they are read: the worst first. */
export async function toldBy(owner: PrismaClient, jobId: string) {
  const changes = await owner.schemaChange.findMany({ where: { jobId }, orderBy: { id: "desc" } });
  return changes.map(({ schemaName, objectName, partName, kind, severity, before, after }) => ({
    schemaName,
    kind,
    text: `${nameOf(severity)} ${kind} ${objectName}${partName === null ? "" : `.${partName}`}: ${short(before)} → ${short(after)}`,
  }));
}

const nameOf = (rank: number) =>
  (Object.keys(SEVERITY_RANKS) as Severity[]).find((severity) => SEVERITY_RANKS[severity] === rank) ?? rank;

const short = (text: string | null) =>
  text
    ?.replaceAll(/\s+/g, " ")
    .replace(/ with hash \w+/, " with a hash")
    .trim() ?? "nothing";
