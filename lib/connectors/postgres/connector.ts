import type { ConnectionSettings, Connector, ServerProcess, StopEvidence } from "../connector.ts";
import type { ProfileBounds } from "../profiling.ts";
import { connectPostgres } from "./connect.ts";
import { countMatches } from "./count-matches.ts";
import { estimateRows } from "./estimate-rows.ts";
import { introspectPostgres, PASSES } from "./introspect.ts";
import { isCatalogMoved } from "./introspect-moved.ts";
import type { Profiling } from "./plan.ts";
import { profile } from "./profile.ts";
import { readRanStatements } from "./ran-statements.ts";
import { readFreshness } from "./read-freshness.ts";
import { PostgresReading, type ReadingOptions } from "./reading.ts";
import { reportOn } from "./report.ts";
import { readScalar } from "./scalar.ts";
import { endOnServer } from "./stop.ts";
import { readViewDependencies } from "./view-dependencies.ts";

/** Opens a read-only session on the customer's server. Everything the connector does goes through that session. */
export async function openPostgres(
  settings: ConnectionSettings,
  options: ReadingOptions,
  signal: AbortSignal,
): Promise<Connector> {
  const reading = await PostgresReading.open(settings, options, signal);
  const { version, role, tlsVersion } = reading.server;
  let isFresh = true;
  let isSampling = false;
  /** Goes on in a transaction that nothing was read in. */
  const again = async () => {
    if (!isFresh) await reading.restart();
    [isFresh, isSampling] = [false, false];
  };
  const profiling = (bounds: ProfileBounds, ownSignal: AbortSignal): Profiling => {
    reading.heed(ownSignal);
    return {
      session: reading,
      mostCost: bounds.mostCost,
      until: performance.now() + bounds.totalSeconds * 1_000,
      async begin() {
        await again();
        await boundStatements(reading, bounds.seconds);
      },
    };
  };
  return {
    kind: "postgres",
    server: { product: "PostgreSQL", version, role, tlsVersion },
    test(scope, testSignal) {
      reading.heed(testSignal);
      return reportOn(reading, scope, settings.tlsMode);
    },
    introspect(scope, { signal: ownSignal, known, ...observer }) {
      reading.heed(ownSignal);
      const openSnapshot = async () => {
        if (!isFresh) await reading.restart();
        isFresh = false;
        // Where the transaction cannot be ended any more it has ended already.
        return { session: reading, close: () => reading.release().catch(() => {}) };
      };
      return introspectPostgres(openSnapshot, { scope, known }, observer);
    },
    async countMatches(table, checks, bounds, ownSignal) {
      reading.heed(ownSignal);
      if (!isSampling) {
        if (!isFresh) await reading.restart();
        await boundStatements(reading, bounds.seconds);
      }
      [isFresh, isSampling] = [false, true];
      try {
        return await countMatches(reading, table, checks, bounds);
      } catch (error) {
        isSampling = false; // an error ends the transaction, and its limits with it
        throw error;
      }
    },
    profile: (relation, bounds, ownSignal) => profile(profiling(bounds, ownSignal), relation),
    scalar: (statement, bounds, ownSignal) => readScalar(profiling(bounds, ownSignal), statement),
    async estimateRows(objectIds, ownSignal) {
      reading.heed(ownSignal);
      await again();
      return estimateRows(reading, objectIds);
    },
    async readFreshness(tables, { seconds, totalSeconds, signal: ownSignal, onProgress }) {
      reading.heed(ownSignal);
      await again();
      return readFreshness(reading, tables, {
        ...{ onProgress, seconds, until: performance.now() + totalSeconds * 1_000 },
        bound: async (most) => void (await boundStatements(reading, most)),
      });
    },
    async viewDependencies(scope, ownSignal) {
      reading.heed(ownSignal);
      for (let pass = 1; ; pass += 1) {
        if (!isFresh) await reading.restart();
        [isFresh, isSampling] = [false, false];
        try {
          return await readViewDependencies(reading, scope);
        } catch (error) {
          if (!isCatalogMoved(error) || pass === PASSES) throw error;
        } finally {
          await reading.release().catch(() => {});
        }
      }
    },
    async ranStatements(ownSignal) {
      reading.heed(ownSignal);
      await again();
      return readRanStatements(reading);
    },
    stop: () => reading.stop(),
    async close() {
      await reading.stop();
    },
  };
}

/** A setting of the transaction: what it takes to set it is a reading statement. Nobody's lock is worth half the time; a sample begins where the table does. */
const boundStatements = (reading: PostgresReading, seconds: number) =>
  reading.query(
    "select set_config('statement_timeout', $1, true), set_config('lock_timeout', $2, true), set_config('synchronize_seqscans', 'off', true)",
    [`${Math.ceil(seconds * 1_000)}ms`, `${Math.ceil(seconds * 500)}ms`],
  );

const END_CONNECT_MS = 2_000;

/** Ends sessions that were opened with these settings and have nobody left who could. */
export const endPostgresSessions = (
  settings: ConnectionSettings,
  processes: readonly ServerProcess[],
  { applicationName, rules }: Pick<ReadingOptions, "applicationName" | "rules">,
): Promise<StopEvidence> =>
  endOnServer(processes, () =>
    connectPostgres(settings, {
      applicationName: `${applicationName} stop`,
      ...{ rules, timeoutMs: END_CONNECT_MS, signal: new AbortController().signal },
    }),
  );
