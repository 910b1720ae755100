import { Client } from "pg";
import type { OutboundRule } from "#lib/outbound/allow.ts";
import { connectOutbound } from "#lib/outbound/connect.ts";
import { type ConnectionSettings, ConnectorError } from "../connector.ts";
import { toConnectorError } from "./faults.ts";
import { encrypt } from "./tls.ts";
import { Wire } from "./wire.ts";

/** A connection that is open and authenticated. Whoever gets it ends it. */
export type Link = {
  client: Client;
  wire: Wire;
  /** What the server reported by itself, e.g. `server_version`. */
  parameters: ReadonlyMap<string, string>;
  tlsVersion: string | null;
  /** What a cancel request has to show: see `cancel-request.ts`. */
  cancelKey(): CancelKey;
};

export type CancelKey = { processId: number; secretKey: number };

export type LinkOptions = {
  applicationName: string;
  rules: readonly OutboundRule[];
  /** Bounds everything from the look-up of the name to the server's first prompt. */
  timeoutMs: number;
  signal: AbortSignal;
};

/** Throws a `ConnectorError`; nothing is left open then. */
export async function connectPostgres(settings: ConnectionSettings, options: LinkOptions): Promise<Link> {
  const late = AbortSignal.timeout(options.timeoutMs);
  const signal = AbortSignal.any([options.signal, late]);
  let isAccepted = false;
  let hangUp = () => {};
  try {
    const socket = await connectOutbound(settings, options.rules, signal);
    isAccepted = true;
    hangUp = () => void socket.destroy();
    signal.addEventListener("abort", hangUp, { once: true });
    socket
      .setNoDelay(true)
      .setKeepAlive(true, 15_000)
      .on("error", () => {});
    const encrypted = settings.tlsMode === "disable" ? null : await encrypt(socket, settings);
    const wire = new Wire(encrypted ?? socket, `${settings.host}:${settings.port}`);
    const link = await logIn(wire, settings, options);
    signal.removeEventListener("abort", hangUp);
    return { ...link, tlsVersion: encrypted?.getProtocol() ?? null };
  } catch (error) {
    hangUp();
    if (options.signal.aborted) throw cancelled(options.signal.reason);
    if (late.aborted) throw noAnswer(settings, isAccepted, error);
    throw toConnectorError(error, settings);
  }
}

export const cancelled = (reason: unknown) =>
  new ConnectorError("cancelled", "The work on this database was stopped.", { cause: reason });

async function logIn(
  wire: Wire,
  settings: ConnectionSettings,
  { applicationName }: LinkOptions,
): Promise<Omit<Link, "tlsVersion">> {
  const client = new Client({
    host: settings.host,
    port: settings.port,
    database: settings.database,
    user: settings.username,
    // A function, because an empty string would send the driver to PGPASSWORD and ~/.pgpass.
    password: () => settings.password.reveal(),
    application_name: applicationName,
    client_encoding: "UTF8",
    ssl: false,
    stream: () => wire.socket,
  });
  // Whoever waits for an answer is told there; without a listener the process would end.
  client.on("error", () => {});
  const parameters = new Map<string, string>();
  client.connection.on("parameterStatus", ({ parameterName, parameterValue }: Record<string, string>) => {
    if (parameterName && parameterValue) parameters.set(parameterName, parameterValue);
  });
  let key: CancelKey = { processId: 0, secretKey: 0 };
  client.connection.on("backendKeyData", ({ processID, secretKey }: Record<string, number>) => {
    key = { processId: processID ?? 0, secretKey: secretKey ?? 0 };
  });
  wire.allow(LOG_IN_BYTES);
  await client.connect();
  return { client, wire, parameters, cancelKey: () => key };
}

const LOG_IN_BYTES = 1024 * 1024;

const noAnswer = ({ host, port }: ConnectionSettings, isAccepted: boolean, cause: unknown) =>
  new ConnectorError(
    isAccepted ? "timeout/handshake" : "timeout/connect",
    isAccepted
      ? `${host}:${port} accepted the connection and then did not answer.`
      : `${host}:${port} did not answer.`,
    { cause, detail: { host, port: String(port) } },
  );
