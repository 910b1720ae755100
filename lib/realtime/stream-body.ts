type Passing = Parameters<ReadableStream<Uint8Array>["pipeTo"]>;

/**
 * A response body that is written from outside, straight to where it is piped; it is read in no other way. What the
 * reader has not taken piles up here, and only up to a limit: then the reader is cut off and what is buffered is dropped.
 *
 * It says that it has been piped as soon as that begins. Next holds all that it made of a request for as long as it
 * waits for the body, a third of what a stream costs, and does nothing with the end of it.
 */
export class StreamBody extends ReadableStream<Uint8Array> {
  readonly #mostBuffered: number;
  readonly #onLeft: () => void;
  #writer: WritableStreamDefaultWriter<Uint8Array> | undefined;
  /** The first may be on its way. */
  #queue: Uint8Array[] = [];
  #bufferedBytes = 0;
  #isPassing = false;
  #isDone = false;
  #cut: { reason: unknown } | undefined;
  #waiting: (() => void)[] = [];

  /** `onLeft` may be called again, and after the end. */
  constructor(mostBuffered: number, onLeft: () => void) {
    // Who is given the response may do so instead of piping it. Later it is not theirs: nothing locks it.
    super({ cancel: () => void (this.#writer ?? onLeft()) });
    this.#mostBuffered = mostBuffered;
    this.#onLeft = onLeft;
  }

  override pipeTo(...[destination, { signal } = {}]: Passing): Promise<void> {
    this.#writer = destination.getWriter();
    const leave = () => this.#leave(signal?.reason);
    signal?.addEventListener("abort", leave, { once: true });
    if (signal?.aborted) leave();
    if (this.#cut) this.#drop(this.#cut.reason);
    void this.#pass(this.#writer);
    return Promise.resolve();
  }

  get bufferedBytes(): number {
    return this.#bufferedBytes;
  }

  /** False when the reader lags too far behind: nothing was written. */
  write(bytes: Uint8Array): boolean {
    const buffered = this.#bufferedBytes;
    if (buffered > 0 && buffered + bytes.length > this.#mostBuffered) return false;
    this.#queue.push(bytes);
    this.#bufferedBytes += bytes.length;
    void this.#pass(this.#writer);
    return true;
  }

  /** Resolves when nothing is buffered, or nothing will be any more. */
  taken(): Promise<void> {
    if (this.#bufferedBytes === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Ends in order, after what is buffered. Nothing is written any more. */
  close(): void {
    this.#isDone = true;
    void this.#pass(this.#writer);
  }

  /** An abort by name, for that is how a server tells a reader cut off from a fault. Nothing is written any more. */
  abort(reason: string): void {
    this.#drop(new DOMException(reason, "AbortError"));
  }

  /** One piece at a time: what waits behind it can still be dropped. */
  async #pass(writer: WritableStreamDefaultWriter<Uint8Array> | undefined): Promise<void> {
    if (!writer || this.#isPassing) return;
    this.#isPassing = true;
    try {
      for (let bytes = this.#queue[0]; bytes; bytes = this.#queue[0]) {
        await writer.write(bytes);
        if (this.#queue.shift()) this.#bufferedBytes -= bytes.length;
      }
      this.#tellWaiting();
      if (this.#isDone) await writer.close();
    } catch (error) {
      this.#leave(error);
    } finally {
      this.#isPassing = false;
    }
  }
  #leave(reason: unknown): void {
    this.#drop(reason);
    this.#onLeft();
  }

  #drop(reason: unknown): void {
    this.#cut = { reason };
    this.#queue = [];
    this.#bufferedBytes = 0;
    this.#tellWaiting();
    this.#writer?.abort(reason).catch(() => undefined);
  }

  #tellWaiting(): void {
    for (const then of this.#waiting.splice(0)) then();
  }
}
