/** The whole log of a job, batch after batch: as lines, and as the text of a file. */
import type { Scope } from "#lib/auth/scope.ts";
import { type Db, Prisma } from "#lib/db/client.ts";
import { notFound } from "#lib/errors.ts";
import { ofOrganization } from "../filter-conditions.ts";
import type { JobLogLine } from "../views.ts";
import { namedBy } from "./head.ts";

const BATCH_SIZE = 2_000;

/** Opens the organization for one batch: between two, nothing is held open while the reader takes its time. */
type Open = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/** A place in a log: after this line of this attempt. */
export type LogPlace = { attempt: number; line: number };
const BEGINNING: LogPlace = { attempt: 0, line: 0 };

/** Whose log it is; throws where there is no such job here. */
export async function findLogged(
  db: Db,
  scope: Scope,
  idOrShortId: string,
): Promise<{ id: string; shortId: string }> {
  const named = namedBy(idOrShortId);
  const [job] = named
    ? await db.$queryRaw<{ id: string; shortId: string }[]>`
        select id, short_id as "shortId" from job where ${ofOrganization(scope)} and ${named}`
    : [];
  if (!job) throw notFound("job");
  return job;
}

/** Oldest first. What is written meanwhile may be among them. */
export async function* readLog(
  open: Open,
  scope: Scope,
  jobId: string,
  after: LogPlace = BEGINNING,
): AsyncGenerator<JobLogLine[]> {
  for (let place = after; ; ) {
    const lines = await open((db) => db.$queryRaw<JobLogLine[]>(linesAfter(scope, jobId, place)));
    if (lines.length > 0) yield lines;
    const last = lines.at(-1);
    if (!last || lines.length < BATCH_SIZE) return;
    place = last;
  }
}

const linesAfter = (scope: Scope, jobId: string, { attempt, line }: LogPlace): Prisma.Sql => Prisma.sql`
  select attempt, line, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, level, step, message
  from job_log where ${ofOrganization(scope)} and job_id = ${jobId}::uuid
    and (attempt, line) > (${attempt}::integer, ${line}::integer)
  order by attempt, line limit ${BATCH_SIZE}::integer`;

/** A line of JSON each. */
export async function* toNdjson(batches: AsyncIterable<readonly JobLogLine[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** As people read it. Lines that were not kept are counted where they would have stood. */
export async function* toText(batches: AsyncIterable<readonly JobLogLine[]>): AsyncGenerator<string> {
  let before = BEGINNING;
  for await (const batch of batches) {
    let text = "";
    for (const line of batch) {
      const missing = line.line - 1 - (line.attempt === before.attempt ? before.line : 0);
      if (missing > 0) text += `  … ${missing} more ${missing === 1 ? "line was" : "lines were"} left out\n`;
      text += `${line.at}  #${line.attempt}  ${line.level.padEnd(5)}  ${(line.step ?? "").padEnd(10)}  ${oneLine(line.message)}\n`;
      before = line;
    }
    yield text;
  }
}

/** What a database is called must not pass for another line. */
const oneLine = (message: string): string => message.replaceAll(/[\r\n]+/g, " ⏎ ");
