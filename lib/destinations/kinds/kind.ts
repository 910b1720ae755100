import type { OutboundRule } from "#lib/outbound/allow.ts";
import type { Guard } from "#lib/outbound/guard.ts";
import type { Secret } from "#lib/secrets/secret.ts";
import type { CarriedBy } from "../mail-server.ts";
import type { Message } from "../message.ts";
import type { DestinationField } from "../views.ts";

/*
 * The seam: a kind of destination is one file that says what its form asks, what of it is stored, and how a message is
 * sent. Everything else (sealing, claiming, trying again, pausing, pages) is the same for all of them.
 */

/** What a form sent, by the names of its fields; a check that is ticked is `yes`. */
export type Typed = Readonly<Record<string, string | undefined>>;

/** The secrets of a destination as its form gave them; what is missing stays as it is stored, null is taken away. */
export type TypedSecrets = { secret?: string; authorization?: string | null };

export type Secrets = {
  secret: Secret | null;
  /** While a rotation lasts. */
  secretBefore: Secret | null;
  authorization: Secret | null;
};

/** What a worker sends with. */
export type Means = {
  guard: Guard;
  /** The organization's mail server, else the operator's; null where there is none. */
  mail: CarriedBy | null;
  /** The time, as signatures carry it. */
  now: Date;
  signal: AbortSignal;
};

/** What came of it, where it was taken. `note` is for people: what was taken in part. */
export type Receipt = { status: number | null; note?: string };

export type DestinationKind = {
  /** One sentence for whoever chooses. */
  what: string;
  fields: readonly DestinationField[];
  /**
   * Throws an `AppError` that names each field at fault. `before` is what is stored, null for a new one; `shown` is a secret
   * made here, for people to copy once.
   */
  read(typed: Typed, before: unknown, rules: readonly OutboundRule[]): ReadDestination;
  /** Where it goes, for people; never a secret. */
  place(settings: unknown): string;
  /** What its form shows of what is stored. */
  typedOf(settings: unknown): Typed;
  /** The fields whose secrets are stored, and stay where nothing is entered. */
  keptOf(settings: unknown): readonly string[];
  /** Throws where it was not taken. */
  send(message: Message, to: { settings: unknown; secrets: Secrets }, means: Means): Promise<Receipt>;
};

export type ReadDestination = { settings: object; secrets: TypedSecrets; shown?: string };
