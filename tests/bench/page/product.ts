import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "#lib/db/client.ts";
import { launch } from "#lib/setup/launch.ts";
import { createPerson, signInAs, testAuth } from "#tests/support/account.ts";
import { freePort } from "#tests/support/app.ts";
import { insertCompletedJobs } from "#tests/support/job-rows.ts";
import { insertJobIn } from "#tests/support/job-states.ts";
import { createOrganization } from "#tests/support/organization.ts";
import { openOwner } from "#tests/support/owner.ts";

const JOBS = 10_000;

export type OpenPage = {
  address: string;
  page: string;
  /** Of somebody who is signed in, as a browser sends it. */
  cookie: string;
  stop(): Promise<void>;
};

/** The product as people run it, with a person signed in whose organization has jobs of every state, and many. */
export async function openJobsPage(): Promise<OpenPage> {
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-bench-"));
  chmodSync(directory, 0o755);
  const app = launch("up", { port: await freePort(), host: "127.0.0.1", directory, sample: false });
  const stop = async () => {
    await app.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const { address, installation } = await onStandardError(() => app.ready);
    const email = await fill(installation.ownerUrl);
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

/** Returns the address of the person. */
async function fill(url: string): Promise<string> {
  const owner = openOwner(url);
  const scope = await createOrganization(owner, { name: "Bench" });
  const { email } = await createPerson(owner, { organizationId: scope.organizationId, role: "member" });
  await insertCompletedJobs(owner, scope, JOBS);
  for (const state of ["completed", "failed", "cancelled", "pending", "running", "cancelling"] as const) {
    for (let count = 0; count < 5; count += 1) await insertJobIn(owner, scope, state);
  }
  await owner.$executeRaw`vacuum analyze`;
  await owner.$disconnect();
  return email;
}
