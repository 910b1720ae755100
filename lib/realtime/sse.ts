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
