/**
 * One stream per browser: over HTTP/1.1 it allows six connections, and people open more tabs. The tab that holds a lock
 * reads the stream and repeats it on a channel. A lock ends with its tab, however that ends, and the next tab resumes
 * from the id it heard last. Lock and channel are named for organization and person, so nothing crosses between them.
 */
import { fetchChanges, type LiveMessage, toMessage } from "./live-message.ts";
import { StreamConnection } from "./stream-connection.ts";

type Options = {
  organizationId: string;
  userId: string;
  /** Where the page stands. */
  startAt: string | null;
  onMessage(message: LiveMessage): void;
};

type OnChannel = LiveMessage | { kind: "hello" };

/** The server says something every 15 s. After this long a tab trusts neither the owner's stream nor its own. */
const SILENT_AFTER_MS = 20_000;
const LISTEN_EVERY_MS = 2_500;

export class SharedStream {
  readonly #options: Options;
  readonly #channel: BroadcastChannel;
  readonly #closed = new AbortController();
  readonly #silence: ReturnType<typeof setInterval>;
  #connection: StreamConnection | undefined;
  #isOwner = false;
  #cursor: string | null = null;
  /** Where the page stood, until what it missed since then has been heard. */
  #behindSince: string | null;
  #isCatchingUp = false;
  #heardAt = Date.now();

  constructor(options: Options) {
    this.#options = options;
    this.#behindSince = options.startAt;
    const name = `tidewatch.live:${options.organizationId}:${options.userId}`;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<OnChannel>) => this.#hearOthers(data);
    this.#silence = setInterval(() => this.#tick(), LISTEN_EVERY_MS);
    if (navigator.locks) void this.#share(name).catch(() => this.#connect());
    else this.#connect();
  }

  close(): void {
    this.#closed.abort();
    clearInterval(this.#silence);
    this.#channel.close();
    this.#connection?.close();
  }

  /** At once rather than at the next retry: somebody looks. */
  wake(): void {
    if (this.#connection && !this.#connection.isUp) this.#connection.restart();
  }

  /** The machine is back on a network: what was open before most likely leads nowhere, and nobody would say so. */
  reopen(): void {
    this.#connection?.restart();
  }

  /** Owns the stream where nobody does; else joins the one there is, and waits to inherit it. */
  async #share(name: string): Promise<void> {
    const { signal } = this.#closed;
    const isFree = await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && this.#own());
    if (isFree || signal.aborted) return;
    this.#post({ kind: "hello" });
    void this.#catchUp();
    await navigator.locks.request(name, { signal }, () => this.#own());
  }

  /** Holds the lock for as long as it is pending: until this tab closes the stream. */
  #own(): Promise<true> {
    this.#isOwner = true;
    this.#connect();
    return new Promise((release) => {
      if (this.#closed.signal.aborted) release(true);
      this.#closed.signal.addEventListener("abort", () => release(true), { once: true });
    });
  }

  #connect(): void {
    if (this.#closed.signal.aborted || this.#connection) return;
    this.#connection = new StreamConnection({
      organizationId: this.#options.organizationId,
      cursor: () => this.#behindSince ?? this.#cursor,
      onMessage: (message) => {
        if (this.#isOwner) this.#post(message);
        // One's own stream begins where one stands, so nothing is missing any more.
        if (placeOf(message) !== null) this.#behindSince = null;
        this.#hear(message);
      },
    });
  }

  /** The owner's stream may stand elsewhere than this page: ask once, and again while there is no answer. */
  async #catchUp(): Promise<void> {
    if (this.#behindSince === null || this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    const changes = await fetchChanges(this.#options.organizationId, this.#behindSince);
    this.#isCatchingUp = false;
    if (changes === null || typeof changes === "number") return;
    this.#behindSince = null;
    this.#hear(toMessage(changes));
  }

  #hearOthers(message: OnChannel): void {
    if (message.kind === "hello") {
      if (this.#isOwner) this.#post({ kind: "connection", isUp: this.#connection?.isUp ?? false });
      return;
    }
    const speaks = message.kind === "jobs" || message.kind === "heartbeat";
    if (speaks && !this.#isOwner) this.#leaveOwnConnection();
    this.#hear(message);
  }

  /** The owner is heard again: one stream is enough. */
  #leaveOwnConnection(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  #hear(message: LiveMessage): void {
    if (this.#closed.signal.aborted) return;
    if (message.kind !== "connection") this.#heardAt = Date.now();
    this.#cursor = placeOf(message) ?? this.#cursor;
    this.#options.onMessage(message);
    if (message.kind === "signed-out") this.close();
  }

  #tick(): void {
    if (!this.#connection) void this.#catchUp();
    if (Date.now() - this.#heardAt < SILENT_AFTER_MS) return;
    this.#heardAt = Date.now();
    this.#hear({ kind: "connection", isUp: false });
    if (this.#connection) this.#connection.restart();
    else this.#connect();
  }

  #post(message: OnChannel): void {
    if (!this.#closed.signal.aborted) this.#channel.postMessage(message);
  }
}

/** Where a reader stands who has heard this. */
const placeOf = (message: LiveMessage): string | null =>
  message.kind === "jobs" || message.kind === "reset" ? message.id : null;
