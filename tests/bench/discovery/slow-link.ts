import { connect, createServer, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { Transform } from "node:stream";

/** A way to the server on which an answer comes `roundTripMs` after its question at the earliest. */
export async function openSlowLink(
  url: string,
  roundTripMs: number,
): Promise<{ url: string; close(): void }> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      open.add(socket.setNoDelay(true));
      socket.on("error", () => socket.destroy()).on("close", () => open.delete(socket));
    }
    client.pipe(delay(roundTripMs / 2)).pipe(upstream);
    upstream.pipe(delay(roundTripMs / 2)).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The slow link has no port.");
  const slow = new URL(url);
  slow.port = String(address.port);
  return {
    url: slow.href,
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

/** Every chunk arrives that much later; many may be on the way at once, as on a long wire. */
const delay = (ms: number): Duplex =>
  new Transform({
    highWaterMark: 16 * 1024 * 1024,
    transform(chunk, _encoding, done) {
      setTimeout(() => this.push(chunk), ms);
      done();
    },
    flush(done) {
      setTimeout(done, ms + 1);
    },
  });
