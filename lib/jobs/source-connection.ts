import { type Connector, ConnectorError, type StopEvidence } from "#lib/connectors/connector.ts";
import { within } from "#lib/within.ts";

/** The one connection of an attempt to its source, from the first `connect()` to the end of the attempt. */
export type SourceConnection = {
  connect(): Promise<Connector>;
  /** Stops its queries on the server; false for `confirmed` where the server did not say in time that they are gone. */
  stop(withinMs: number): Promise<StopEvidence>;
  close(withinMs: number): Promise<void>;
};

const NOTHING_RUNS: StopEvidence = { stopped: 0, confirmed: true };

export function keepConnection(open: () => Promise<Connector>, signal: AbortSignal): SourceConnection {
  let opening: Promise<Connector> | null = null;
  let lastEvidence = NOTHING_RUNS;

  return {
    connect() {
      signal.throwIfAborted();
      opening ??= open().catch((error: unknown) => {
        opening = null; // so that a handler may try again
        lastEvidence = evidenceOf(error);
        throw error;
      });
      return opening;
    },
    async stop(withinMs) {
      const stopped = opening?.then((connector) => connector.stop(), evidenceOf);
      const unconfirmed: StopEvidence = { stopped: 0, confirmed: false };
      const answer = await within(withinMs, stopped ?? Promise.resolve(lastEvidence)).catch(() => undefined);
      return answer ?? unconfirmed;
    },
    async close(withinMs) {
      const closed = opening?.then((connector) => connector.close());
      if (closed) await within(withinMs, closed).catch(() => undefined);
    },
  };
}

const evidenceOf = (error: unknown): StopEvidence =>
  (error instanceof ConnectorError ? error.stopEvidence : null) ?? NOTHING_RUNS;
