import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

type Started = { request: IncomingMessage; response: ServerResponse; socket: Socket };

const STALLED_MS = 30_000;

/**
 * Cuts off who has taken nothing of what was written to them for this long. Next passes a body on as fast as it is read,
 * and waits for ever for a reader that does not read: also where the stream behind the body has given that reader up. A
 * route is given no socket, so this listens to the server itself. Who has taken all that there is may wait for more.
 */
export function cutStalledReaders(stalledMs: number = STALLED_MS): void {
  subscribe("http.server.request.start", (message) => {
    const { response, socket } = message as Started;
    socket.setTimeout(stalledMs);
    response.on("timeout", () => {
      if (socket.writableLength > 0) socket.destroy();
      else socket.setTimeout(stalledMs);
    });
  });
}
