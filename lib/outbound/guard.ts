import type { OutboundRule } from "./allow.ts";
import type { Resolve } from "./connect.ts";

/** What this instance may reach, and whom it trusts there. */
export type Guard = {
  rules: readonly OutboundRule[];
  /** The machine's own, unless somebody else answers for names. */
  resolve?: Resolve;
  /** PEM certificates to trust instead of the machine's. */
  ca?: string;
};
