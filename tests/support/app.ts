import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "#lib/setup/launch.ts";

/**
 * The product as people run it, for the browser tests: the production build and the worker as processes of their own,
 * on a throw-away cluster, waiting for its owner. Specs find it through `tests/support/browser.ts`.
 */
export default async function startApp(): Promise<() => Promise<void>> {
  if (process.env.TIDEWATCH_TEST_APP) return async () => {}; // one that already runs, while a spec is being written
  const directory = mkdtempSync(join(tmpdir(), "tidewatch-e2e-"));
  chmodSync(directory, 0o755);
  const port = await freePort();
  const app = launch("up", { port, host: "127.0.0.1", directory, sample: true });
  const { address, claimToken, installation } = await app.ready.catch(async (error) => {
    await app.stop();
    throw error;
  });
  process.env.TIDEWATCH_TEST_APP = JSON.stringify({
    address,
    claimToken,
    databaseUrl: installation.ownerUrl,
    clusterUrl: installation.clusterUrl,
    directory,
  });
  return async () => {
    await app.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

export const freePort = () =>
  new Promise<number>((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
