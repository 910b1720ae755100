import type { ConnectionSettings, Connector } from "./connector.ts";

export type OpenOptions = {
  /** Goes into `application_name`, so that the customer's administrators see which job it is. */
  jobShortId: string;
  /** Aborting stops what runs on the server. */
  signal: AbortSignal;
  /** The value of OUTBOUND_ALLOW: private addresses this instance may connect to. */
  outboundAllow: string;
  /** How long a statement waits behind somebody's lock; never longer than the source's time limit. */
  lockTimeoutSeconds?: number;
};

export type OpenConnector = (settings: ConnectionSettings, options: OpenOptions) => Promise<Connector>;
