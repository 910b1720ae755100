/**
 * The yardstick: a bare HTTP server that does the same for one organization. It listens, reads what changed with one
 * plain statement, writes it once and sends it to whoever is there; no sessions, no limits, no row-level security.
 */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { JOBS_CHANNEL } from "#lib/jobs/hint.ts";

const [url = "", organizationId = ""] = process.argv.slice(2);
const client = new pg.Client({ connectionString: url });
await client.connect();
await client.query(`listen ${JOBS_CHANNEL}`);

const readers = new Set<ServerResponse>();
let last = 0n;
let isReading = false;
let isDue = false;

async function tell(): Promise<void> {
  isDue = true;
  if (isReading) return;
  isReading = true;
  while (isDue) {
    isDue = false;
    const { rows } = await client.query<{ last: string; job: unknown }>(
      `select last, to_json(job) as job from job join (
         select job_id, max(id) as last from job_event where organization_id = $1 and id > $2 group by job_id
       ) changed on changed.job_id = job.id`,
      [organizationId, last],
    );
    if (rows.length === 0) continue;
    for (const row of rows) if (BigInt(row.last) > last) last = BigInt(row.last);
    const message = Buffer.from(
      `event: jobs\nid: ${last}\ndata: ${JSON.stringify(rows.map(({ job }) => job))}\n\n`,
    );
    for (const reader of readers) reader.write(message);
  }
  isReading = false;
}
client.on("notification", () => void tell());
await tell();

const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  response.write("retry: 1000\n\n");
  readers.add(response);
  response.once("close", () => readers.delete(response));
});
server.listen(0, "127.0.0.1", 4_096, () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
