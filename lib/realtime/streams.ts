import { withDeadline } from "./deadline.ts";
import { encodeEvent, encodeRetry, STREAM_HEADERS } from "./sse.ts";
import { StreamBody } from "./stream-body.ts";

type Options = {
  heartbeatMs: number;
  /** A stream ends by itself after at most this long, sooner than hosts cut it, and the browser resumes. */
  lifetimeMs: number;
  /** How often it is asked whether the owners of open streams may still read them. */
  recheckMs: number;
  /** An answer that takes longer than this is none. */
  checkWithinMs: number;
  mostBuffered: number;
  mostPerOwner: number;
  /** Of these owners, those that may go on; asked for all of them at once. */
  findEntitled(owners: readonly string[]): Promise<ReadonlySet<string>>;
  onTrouble(error: unknown): void;
};

/** Whether a stream may be opened; `busy` is for now, `ended` because the process stops. */
type Opening = { stream: Stream; response: Response } | { refused: "busy" | "ended" };

/** All event streams of one process: their heartbeats, their limits, and their end. */
export class Streams {
  readonly #options: Options;
  readonly #open = new Set<Stream>();
  readonly #timers: NodeJS.Timeout[];
  #hasEnded = false;
  #isChecking = false;

  constructor(options: Options) {
    this.#options = options;
    this.#timers = [
      setInterval(() => this.#beat(), options.heartbeatMs),
      setInterval(() => void this.#recheck(), options.recheckMs),
      setInterval(() => this.#endOld(), LIFETIME_LOOK * options.lifetimeMs),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  get size(): number {
    return this.#open.size;
  }

  /** Bytes that the reader furthest behind has not taken. */
  get mostBehind(): number {
    let most = 0;
    for (const { bufferedBytes } of this.#open) most = Math.max(most, bufferedBytes);
    return most;
  }

  open(owner: string, signal: AbortSignal): Opening {
    if (this.#hasEnded) return { refused: "ended" };
    const { mostPerOwner, mostBuffered, lifetimeMs } = this.#options;
    if (this.#countOf(owner) >= mostPerOwner) return { refused: "busy" };
    // Those that came together, as after a restart, do not all go together.
    const endsAt = performance.now() + jitter((0.9 - LIFETIME_LOOK) * lifetimeMs, 0.1 * lifetimeMs);
    const stream = new Stream({ owner, endsAt, mostBuffered }, this.#open);
    stream.send(encodeRetry(jitter(1_000, 2_000)));
    signal.addEventListener("abort", () => stream.drop("The reader left."), { once: true });
    if (signal.aborted) stream.drop("The reader left.");
    return { stream, response: new Response(stream.body, { headers: STREAM_HEADERS }) };
  }

  /** Ends every stream, and every later one before it begins. Readers come back spread over some seconds. */
  end(): void {
    this.#hasEnded = true;
    for (const timer of this.#timers) clearInterval(timer);
    for (const stream of this.#open) stream.end(jitter(500, 4_000));
  }

  #countOf(owner: string): number {
    let count = 0;
    for (const stream of this.#open) if (stream.owner === owner) count += 1;
    return count;
  }

  #endOld(): void {
    const now = performance.now();
    for (const stream of this.#open) if (stream.endsAt <= now) stream.end(jitter(200, 1_000));
  }

  #beat(): void {
    const beat = encodeEvent({ event: "heartbeat", data: "{}" });
    for (const stream of this.#open) stream.send(beat);
  }

  /**
   * A check that fails ends no stream: without the database nothing new is read either. One that gets no answer says
   * nothing of the other connections, over which changes may still come: its streams end, and come back through the
   * door, where each is asked for its session.
   */
  async #recheck(): Promise<void> {
    if (this.#isChecking || this.#open.size === 0) return;
    this.#isChecking = true;
    const asked = [...this.#open];
    try {
      const entitled = await withDeadline(this.#ask(asked), this.#options.checkWithinMs, NO_ANSWER);
      for (const stream of asked) {
        if (entitled && !entitled.has(stream.owner)) stream.revoke();
      }
    } catch (error) {
      this.#options.onTrouble(error);
      for (const stream of asked) stream.end(jitter(500, 4_000));
    } finally {
      this.#isChecking = false;
    }
  }

  /** Null where it cannot be told. */
  async #ask(streams: readonly Stream[]): Promise<ReadonlySet<string> | null> {
    try {
      return await this.#options.findEntitled([...new Set(streams.map((stream) => stream.owner))]);
    } catch (error) {
      this.#options.onTrouble(error);
      return null;
    }
  }
}

/**
 * How often it is looked for streams at the end of their lifetime, as a share of it. A timer for each would hold the
 * request in which it was set.
 */
const LIFETIME_LOOK = 0.01;

const NO_ANSWER = "The database did not say in time which streams may go on.";

type Terms = { owner: string; endsAt: number; mostBuffered: number };

/** One open stream. After its end everything it is told is ignored. */
export class Stream {
  readonly owner: string;
  /** On the process's monotonic clock. */
  readonly endsAt: number;
  readonly #body: StreamBody;
  /** Those that are open, of which it is one until it ends. */
  readonly #open: Set<Stream>;
  #onClosed: (() => void) | undefined;

  constructor({ owner, endsAt, mostBuffered }: Terms, open: Set<Stream>) {
    this.owner = owner;
    this.endsAt = endsAt;
    this.#open = open.add(this);
    this.#body = new StreamBody(mostBuffered, () => this.#close());
  }

  /** For the response: to be piped. */
  get body(): ReadableStream<Uint8Array> {
    return this.#body;
  }

  get bufferedBytes(): number {
    return this.#body.bufferedBytes;
  }

  get isOpen(): boolean {
    return this.#open.has(this);
  }

  /** Runs once, when the stream ends for whatever reason; at once where it has ended. The last one given counts. */
  onClosed(then: () => void): void {
    if (this.isOpen) this.#onClosed = then;
    else then();
  }

  send(bytes: Uint8Array): void {
    if (this.isOpen && !this.#body.write(bytes)) this.drop("The reader does not read.");
  }

  /** Resolves when the reader has taken what it was sent, or is gone. */
  taken(): Promise<void> {
    return this.#body.taken();
  }

  /** Ends in order; the browser comes back after `retryMs` with the id it saw last. */
  end(retryMs = jitter(1_000, 2_000)): void {
    this.send(encodeRetry(retryMs));
    if (!this.isOpen) return;
    this.#body.close();
    this.#close();
  }

  revoke(): void {
    this.send(encodeEvent({ event: "signed-out", data: "{}" }));
    this.end();
  }

  /** Cuts the reader off and forgets what it has not taken. */
  drop(reason: string): void {
    if (!this.isOpen) return;
    this.#body.abort(reason);
    this.#close();
  }

  #close(): void {
    if (this.#open.delete(this)) this.#onClosed?.();
  }
}

const jitter = (leastMs: number, spreadMs: number): number => leastMs + Math.random() * spreadMs;
