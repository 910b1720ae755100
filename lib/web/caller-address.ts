import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * With no proxy in front, `x-forwarded-for` is whatever the caller writes, and limits by address are walked round with
 * it. Taken off a request before Next sees it, Next puts the socket's address in its place, which nobody can invent. A
 * page is given headers and no socket, so this listens to the server itself.
 */
export function dropClaimedAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    delete request.headers["x-forwarded-for"];
  });
}
