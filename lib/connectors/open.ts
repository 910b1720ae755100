import { parseOutboundAllow } from "#lib/outbound/allow.ts";
import {
  type ConnectionSettings,
  type Connector,
  ConnectorError,
  type ServerProcess,
  type StopEvidence,
} from "./connector.ts";

export type OpenOptions = {
  /** Goes into `application_name`, so that the customer's administrators see which job it is. */
  jobShortId: string;
  /** Aborting stops what runs on the server. */
  signal: AbortSignal;
  /** The value of OUTBOUND_ALLOW: private addresses this instance may connect to. */
  outboundAllow: string;
  /** How long a statement waits behind somebody's lock; never longer than the source's time limit. */
  lockTimeoutSeconds?: number;
  /** How long the server may take until it can be asked something. */
  connectTimeoutMs?: number;
  /** Learns each session's process on the server, for whoever may have to end it from outside. */
  onSession?: (process: ServerProcess) => void;
};

/**
 * The one gate to a customer's database. What comes back reads only, is bounded in time and size, stops on the server
 * when `signal` aborts, and throws nothing but `ConnectorError`s. Whoever opens it closes it.
 */
export async function openConnector(settings: ConnectionSettings, options: OpenOptions): Promise<Connector> {
  if (settings.kind !== "postgres") throw unknownKind(settings.kind);
  const rules = readRules(options.outboundAllow);
  // A worker that never meets a kind of database never loads its driver.
  const { openPostgres } = await import("./postgres/connector.ts");
  return openPostgres(
    settings,
    {
      applicationName: applicationName(options),
      rules,
      onSession: options.onSession,
      lockTimeoutSeconds: options.lockTimeoutSeconds ?? 30,
      connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
    },
    options.signal,
  );
}

/** Ends what a job left running on the server when its own side died. Never throws. */
export async function endSessions(
  settings: ConnectionSettings,
  processes: readonly ServerProcess[],
  options: Pick<OpenOptions, "jobShortId" | "outboundAllow">,
): Promise<StopEvidence> {
  const { endPostgresSessions } = await import("./postgres/connector.ts");
  const rules = readRules(options.outboundAllow);
  return endPostgresSessions(settings, processes, { applicationName: applicationName(options), rules });
}

const applicationName = ({ jobShortId }: Pick<OpenOptions, "jobShortId">) => `tidewatch:${jobShortId}`;

const unknownKind = (kind: string) =>
  new ConnectorError("unsupported/kind", `Tidewatch cannot connect to ${kind} databases yet.`, {
    detail: { kind },
  });

function readRules(outboundAllow: string) {
  try {
    return parseOutboundAllow(outboundAllow);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ConnectorError("invalid_config/outbound_allow", `OUTBOUND_ALLOW cannot be read: ${why}.`, {
      cause,
    });
  }
}
