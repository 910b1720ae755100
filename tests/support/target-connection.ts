import type { ConnectionSettings, Connector } from "#lib/connectors/connector.ts";
import { openConnector } from "#lib/connectors/open.ts";
import { Secret } from "#lib/secrets/secret.ts";

/** How to connect to the database of an address, as its user unless told otherwise. */
export const settingsFor = (
  { url }: { url: string },
  login?: { username: string; password: string },
): ConnectionSettings => {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    kind: "postgres",
    host: hostname,
    port: Number(port),
    database: pathname.slice(1),
    username: login?.username ?? username,
    password: new Secret(login?.password ?? password),
    tlsMode: "disable",
    tlsCa: null,
    timeLimitSeconds: 60,
  };
};

export const open = (
  settings: ConnectionSettings,
  signal = new AbortController().signal,
): Promise<Connector> =>
  openConnector(settings, { jobShortId: "J-TEST", signal, outboundAllow: settings.host });
