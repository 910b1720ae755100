/**
 * Live jobs in one process: however many streams are open, an organization's changes are read once, serialised once and
 * handed to all of its streams. A notification says only "look now"; a short timer looks as well, so a lost
 * notification costs a second and no change.
 */
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { withDeadline } from "#lib/realtime/deadline.ts";
import { Hub } from "#lib/realtime/hub.ts";
import { listen } from "#lib/realtime/listener.ts";
import { shareNext } from "#lib/realtime/share-next.ts";
import type { Stream } from "#lib/realtime/streams.ts";
import { type Changes, readChangesSince } from "./changes.ts";
import { encodeChanges } from "./feed-messages.ts";
import { ChangeReader } from "./feed-reader.ts";
import { JOBS_CHANNEL } from "./hint.ts";

type Options = {
  /** The web's own. */
  client: PrismaClient;
  /** For the one LISTEN connection. */
  databaseUrl: string;
  /** How often to look without a hint. */
  lookEveryMs: number;
  onTrouble(error: unknown): void;
};

/** Who follows: a stream, or what stands for one. */
export type Follower = Pick<Stream, "send" | "taken" | "drop">;

/** What is kept for a follower that has not taken yet what it missed. */
const MOST_HELD = 128 * 1024;
/** A reading that takes longer is taken for a database that does not answer. */
const READ_WITHIN_MS = 4_000;

export class JobFeed {
  readonly #options: Options;
  readonly #hub = new Hub<Uint8Array>();
  readonly #readers = new Map<string, ChangeReader>();
  readonly #catchUps = new Map<string, () => Promise<Uint8Array[]>>();
  readonly #stopped = new AbortController();

  constructor(options: Options) {
    this.#options = options;
    void listen({
      connectionString: options.databaseUrl,
      role: "tidewatch_web",
      channel: JOBS_CHANNEL,
      onMessage: (organizationId) => void this.#readers.get(organizationId)?.look(),
      onListening: () => void this.#lookAtAll(),
      onTrouble: options.onTrouble,
      signal: this.#stopped.signal,
    });
    const timer = setInterval(() => void this.#lookAtAll(), options.lookEveryMs);
    this.#stopped.signal.addEventListener("abort", () => clearInterval(timer));
    timer.unref();
  }

  stop(): void {
    this.#stopped.abort();
  }

  /**
   * Sends what changed since `since`, then every change, until the returned function is called. It subscribes before it
   * reads, so a change in between comes twice rather than never; the higher version of a row is the newer one.
   */
  async follow(scope: Scope, since: string | null, follower: Follower): Promise<() => void> {
    const meanwhile = new Meanwhile(follower);
    const stopHolding = this.#join(scope.organizationId, meanwhile);
    try {
      const reader = this.#readerOf(scope);
      if (!reader.hasStarted) await reader.look();
      if (!reader.hasStarted) throw new Error("The database could not be read.");
      for (const message of await this.#catchUp(scope, since)) {
        await follower.taken();
        follower.send(message);
      }
      meanwhile.handOver();
      return this.#join(scope.organizationId, follower);
    } finally {
      stopHolding();
    }
  }

  #join(organizationId: string, subscriber: Pick<Follower, "send">): () => void {
    const unsubscribe = this.#hub.subscribe(organizationId, subscriber);
    return () => {
      unsubscribe();
      if (!this.#hub.has(organizationId)) this.#readers.delete(organizationId);
    };
  }

  #readerOf(scope: Scope): ChangeReader {
    const known = this.#readers.get(scope.organizationId);
    if (known) return known;
    const reader = new ChangeReader({
      read: (since) => this.#read(scope, since),
      publish: (message) => this.#hub.publish(scope.organizationId, message),
      onTrouble: this.#options.onTrouble,
    });
    this.#readers.set(scope.organizationId, reader);
    return reader;
  }

  /** After a restart all streams of an organization resume from the same place: they share a reading. */
  #catchUp(scope: Scope, since: string | null): Promise<Uint8Array[]> {
    const key = `${scope.organizationId} ${since}`;
    const read =
      this.#catchUps.get(key) ?? shareNext(async () => encodeChanges(await this.#read(scope, since)));
    this.#catchUps.set(key, read);
    return read().finally(() => this.#catchUps.delete(key));
  }

  #read(scope: Scope, since: string | null): Promise<Changes> {
    const reading = inOrganization(this.#options.client, scope, (db) => readChangesSince(db, scope, since));
    return withDeadline(reading, READ_WITHIN_MS, "The database did not answer in time.");
  }

  readonly #lookAtAll = shareNext(() =>
    Promise.all([...this.#readers.values()].map((reader) => reader.look())),
  );
}

/** Keeps what happens while a follower is told what it missed. */
class Meanwhile {
  readonly #follower: Follower;
  readonly #held: Uint8Array[] = [];
  #heldBytes = 0;

  constructor(follower: Follower) {
    this.#follower = follower;
  }

  send(message: Uint8Array): void {
    this.#held.push(message);
    this.#heldBytes += message.length;
    if (this.#heldBytes > MOST_HELD) this.#follower.drop("The reader does not read.");
  }

  handOver(): void {
    for (const message of this.#held) this.#follower.send(message);
  }
}
