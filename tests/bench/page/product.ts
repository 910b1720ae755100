import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { foldCounts } from "#lib/jobs/count-folding.ts";
import { foldTrends } from "#lib/jobs/durations/fold.ts";
import { openInstallation } from "#lib/setup/installation.ts";
import { launch } from "#lib/setup/launch.ts";
import { createPerson, signInAs, testAuth } from "#tests/support/account.ts";
import { freePort } from "#tests/support/app.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { openOwner } from "#tests/support/owner.ts";
import { fillJobs, prepareHistory, withoutIndexes } from "../list/fill.ts";

const BATCH = 500_000;
const STOP_PATIENCE_MS = 60_000;

export type OpenPage = {
  address: string;
  page: string;
  /** Of somebody who is signed in, as a browser sends it. */
  cookie: string;
  stop(): Promise<void>;
};

/** The product as people run it, with a person signed in whose organization has half of so many jobs, and some of every state. */
export async function openJobsPage(jobs: number): Promise<OpenPage> {
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-bench-"));
  chmodSync(directory, 0o755);
  const email = await onStandardError(() => prepare(directory, jobs));
  const app = launch("up", { port: await freePort(), host: "127.0.0.1", directory, sample: false });
  const stop = async () => {
    await app.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const { address, installation } = await onStandardError(() => app.ready);
    const { authSecret } = JSON.parse(readFileSync(join(directory, "keys.json"), "utf8"));
    const db = connect(installation.ownerUrl, "tidewatch_auth", { max: 1 });
    const headers = await signInAs(testAuth(db, address, authSecret), email);
    await db.$disconnect();
    return { address, page: `${address}/jobs`, cookie: headers.get("cookie") ?? "", stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The same, as Playwright takes it. */
export const cookiesOf = ({ address: url, cookie }: OpenPage) =>
  cookie.split("; ").map((pair) => {
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    return { name, value, url };
  });

/** What a start says of itself; standard output is the result's. */
async function onStandardError<T>(work: () => Promise<T>): Promise<T> {
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}

/** Makes the database before the product begins on it. Returns the address of the person. */
async function prepare(directory: string, jobs: number): Promise<string> {
  const installation = await openInstallation(directory);
  try {
    await migrate(installation.ownerUrl);
    return await fill(installation.ownerUrl, jobs);
  } finally {
    await installation.stop(STOP_PATIENCE_MS);
  }
}

async function fill(url: string, jobs: number): Promise<string> {
  const history = await prepareHistory(url);
  await withoutIndexes(url, async () => {
    for (let from = 1; from <= jobs; from += BATCH)
      await fillJobs(url, history, { from, to: Math.min(from + BATCH - 1, jobs), last: jobs });
  });
  const owner = openOwner(url);
  await owner.$executeRaw`vacuum analyze`;
  await foldCounts(owner);
  await foldTrends(owner);
  const { organizationId } = history.scope;
  const { email } = await createPerson(owner, { organizationId, role: "member" });
  for (const state of ["completed", "failed", "cancelled", "pending", "running", "cancelling"] as const) {
    for (let count = 0; count < 5; count += 1) await insertJobIn(owner, history.scope, state);
  }
  await owner.$executeRaw`vacuum analyze`;
  await owner.$disconnect();
  return email;
}
