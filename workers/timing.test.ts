import { expect, test } from "vitest";
import { readWorkerEnv } from "#lib/env.ts";
import { TRUSTED_SHARE } from "#lib/jobs/keep-lease.ts";
import { generateSealingKeys } from "#lib/secrets/seal.ts";
import { MOST_CRASHES } from "./rounds.ts";

/** graphile-worker's own, for a delivery that no notification told of. */
const POLL_SECONDS = 2;

test("as delivered, a job of a killed worker is another's within 45 seconds, and a worker that is cut off falls silent before", async () => {
  const { privateKey } = await generateSealingKeys();
  const env = readWorkerEnv({
    DATABASE_URL: "postgresql://worker@db.example.com/tidewatch",
    SEALING_PRIVATE_KEYS: privateKey,
  });
  expect(env).toMatchObject({ LEASE_SECONDS: 30, HEARTBEAT_MS: 5_000, REAP_EVERY_MS: 5_000 });
  expect(env.LEASE_SECONDS + env.REAP_EVERY_MS / 1_000 + POLL_SECONDS).toBeLessThanOrEqual(45);
  expect(env.LEASE_SECONDS * TRUSTED_SHARE).toBe(25);
  expect(env.HEARTBEAT_MS / 1_000).toBeLessThan(env.LEASE_SECONDS * TRUSTED_SHARE);
  expect(MOST_CRASHES).toBe(3);
});
