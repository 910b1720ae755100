/** Server-sent events on the wire. https://html.spec.whatwg.org/multipage/server-sent-events.html */

export type StreamEvent = {
  event: string;
  /** The browser sends the last one it saw as `Last-Event-ID` when it connects again. */
  id?: string;
  /** One line: JSON. */
  data: string;
};

const encoder = new TextEncoder();

/** Encoded once, sent to any number of streams. */
export const encodeEvent = ({ event, id, data }: StreamEvent): Uint8Array =>
  encoder.encode(`event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${data}\n\n`);

/** How long the browser waits before it connects again. */
export const encodeRetry = (delayMs: number): Uint8Array =>
  encoder.encode(`retry: ${Math.round(delayMs)}\n\n`);

export const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // Neither kept nor compressed: compression would hold events back.
  "cache-control": "no-store, no-transform",
  // nginx holds events back unless told otherwise.
  "x-accel-buffering": "no",
} as const;

/**
 * A response body that is written from outside. What the reader has not taken piles up here, and only up to a limit:
 * then the reader is cut off and what is buffered is dropped.
 */
export class StreamBody {
  readonly stream: ReadableStream<Uint8Array>;
  readonly #mostBuffered: number;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #waiting: (() => void)[] = [];

  constructor(mostBuffered: number, onCancel: () => void) {
    this.#mostBuffered = mostBuffered;
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => {
          if (this.bufferedBytes === 0) this.#tellWaiting();
        },
        cancel: () => {
          this.#letGo();
          onCancel();
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: mostBuffered }),
    );
  }

  get bufferedBytes(): number {
    return this.#controller ? this.#mostBuffered - (this.#controller.desiredSize ?? 0) : 0;
  }

  /** False when the reader lags too far behind: nothing was written. */
  write(bytes: Uint8Array): boolean {
    const buffered = this.bufferedBytes;
    if (buffered > 0 && buffered + bytes.length > this.#mostBuffered) return false;
    this.#controller?.enqueue(bytes);
    return true;
  }

  /** Resolves when nothing is buffered, or nothing will be any more. */
  taken(): Promise<void> {
    if (this.bufferedBytes === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#controller?.close();
    this.#letGo();
  }

  /** An abort by name, for that is how a server tells a reader cut off from a fault. */
  abort(reason: string): void {
    this.#controller?.error(new DOMException(reason, "AbortError"));
    this.#letGo();
  }

  #letGo(): void {
    this.#controller = undefined;
    this.#tellWaiting();
  }

  #tellWaiting(): void {
    for (const then of this.#waiting.splice(0)) then();
  }
}
