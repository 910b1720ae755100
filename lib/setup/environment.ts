import { isIP } from "node:net";
import { isLoopback } from "#lib/auth/origin.ts";
import { EnvironmentError, VARIABLES } from "#lib/env.ts";
import { publicKeyOf } from "#lib/secrets/keys.ts";
import type { Installation } from "./installation.ts";
import type { StartOptions } from "./options.ts";

const LOGINS = ["WEB_DATABASE_URL", "WORKER_DATABASE_URL", "PGPASSWORD"];
const LOCAL_NETWORKS = [
  "127.0.0.0/8",
  "::1/128",
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "fc00::/7",
];

/** As it stands in a URL. */
const hostnameOf = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** What people type. A server that listens everywhere is reached as localhost from its own machine. */
export function addressOf({ host, port }: Pick<StartOptions, "host" | "port">): string {
  const hostname = hostnameOf(host);
  if (isLoopback(hostname) || host === "0.0.0.0" || host === "::") return `http://localhost:${port}`;
  return `http://${hostname}:${port}`;
}

/** Of a web of its own. Where others reach it is not for us to guess; on this machine it is where it listens. */
export function appUrlOf({ APP_URL, HOST, PORT }: NodeJS.Dict<string>): string {
  const host = HOST || "127.0.0.1";
  if (APP_URL) return APP_URL;
  if (isLoopback(hostnameOf(host))) return addressOf({ host, port: Number(PORT || 3000) });
  throw new EnvironmentError(
    `APP_URL is missing: with HOST=${host} others can open the pages, so say at which address. See .env.example.`,
  );
}

/** Keeps the sealing keys, the worker's login and the owner's away from the web. */
export function webEnvironment(
  installation: Installation,
  options: StartOptions,
  environment: NodeJS.Dict<string> = process.env,
) {
  return {
    ...forProcess("web", environment),
    APP_URL: environment.APP_URL ?? addressOf(options),
    OUTBOUND_ALLOW: outboundAllow(installation, options, environment),
    AUTH_SECRET: environment.AUTH_SECRET ?? installation.keys.authSecret,
    DATABASE_URL: installation.webUrl,
    SEALING_PUBLIC_KEY: sealingPublicKey(installation, environment),
  };
}

/** Keeps the secret that signs sessions, the web's login and the owner's away from the worker. */
export function workerEnvironment(
  installation: Installation,
  options: StartOptions,
  environment: NodeJS.Dict<string> = process.env,
) {
  return {
    ...forProcess("worker", environment),
    APP_URL: environment.APP_URL ?? addressOf(options),
    DATABASE_URL: installation.workerUrl,
    DRAIN_SECONDS: environment.DRAIN_SECONDS ?? "3",
    OUTBOUND_ALLOW: outboundAllow(installation, options, environment),
    SEALING_PRIVATE_KEYS: sealingPrivateKeys(installation, environment),
  };
}

const sealingPrivateKeys = ({ keys }: Installation, environment: NodeJS.Dict<string>): string =>
  environment.SEALING_PRIVATE_KEYS ?? keys.sealingPrivateKeys.join(",");

export const sealingPublicKey = (
  installation: Installation,
  environment: NodeJS.Dict<string> = process.env,
): string => environment.SEALING_PUBLIC_KEY ?? publicKeyOf(sealingPrivateKeys(installation, environment));

/** Where the sample lives: in the embedded cluster, else beside our own database. */
export const sampleCluster = ({ clusterUrl, ownerUrl }: Pick<Installation, "clusterUrl" | "ownerUrl">): URL =>
  new URL(clusterUrl ?? ownerUrl);

/**
 * Which private addresses jobs may connect to: the sample's, what the operator lists, and, where they list nothing and
 * only this machine can open the pages, its own networks (docs/adr/0006).
 */
export function outboundAllow(
  installation: Pick<Installation, "clusterUrl" | "ownerUrl">,
  { host, sample: wantsSample }: Pick<StartOptions, "host" | "sample">,
  environment: NodeJS.Dict<string> = process.env,
): string {
  const { hostname, port } = sampleCluster(installation);
  const sample = installation.clusterUrl || wantsSample ? [`${hostname}:${port || 5432}`] : [];
  const { APP_URL, OUTBOUND_ALLOW } = environment;
  const listed = OUTBOUND_ALLOW ? [OUTBOUND_ALLOW] : [];
  // Behind a proxy the web listens on loopback too; the address people use then names another machine.
  const isLocal =
    isLoopback(hostnameOf(host)) && (APP_URL === undefined || isLoopback(URL.parse(APP_URL)?.hostname ?? ""));
  const local = OUTBOUND_ALLOW === undefined && isLocal ? LOCAL_NETWORKS : [];
  return [...sample, ...listed, ...local].join(",");
}

/**
 * What the machine gives, less what is the other process's or the owner's. Next would read `.env` once more by itself,
 * whole; `bootstrap.mjs` has done so already.
 */
export function forProcess(process: "web" | "worker", environment: NodeJS.Dict<string>): NodeJS.Dict<string> {
  const own = VARIABLES[process];
  const others = [...VARIABLES.web, ...VARIABLES.worker].filter((name) => !own.includes(name));
  const rest: NodeJS.Dict<string> = { ...environment, __NEXT_PROCESSED_ENV: "true" };
  for (const name of [...others, ...LOGINS]) delete rest[name];
  return rest;
}
