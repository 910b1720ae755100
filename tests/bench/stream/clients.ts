/** The readers of a bench: sockets that read event streams, in a process of their own, and when what came to the last. */
import { connect, type Socket } from "node:net";

export type ToClients =
  | { kind: "open"; port: number; path: string; cookies: string[]; isStalled: boolean }
  | { kind: "report" };
/** One message, to whom it came and when to the last of them, on the machine's clock in milliseconds. */
export type Received = { rows: [id: string, version: number][]; count: number; lastAt: number };
export type FromClients = { kind: "opened" } | { kind: "report"; received: Received[] };

const AT_ONCE = 64;

const sockets: Socket[] = [];
const received = new Map<string, Received>();

const tell = (message: FromClients) => process.send?.(message);

process.on("message", async (message: ToClients) => {
  if (message.kind === "report") {
    tell({ kind: "report", received: [...received.values()] });
    return received.clear();
  }
  const cookies = message.cookies.values();
  const openNext = async () => {
    for (const cookie of cookies) await open(message, cookie);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, openNext));
  tell({ kind: "opened" });
});

/** Resolves with the first of what it is sent. */
function open({ port, path, isStalled }: ToClients & { kind: "open" }, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    sockets.push(socket);
    socket.on("error", reject).setEncoding("latin1");
    socket.write(
      `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\naccept: text/event-stream\r\n\r\n`,
    );
    let rest = "";
    let isFirst = true;
    socket.on("data", (text: string) => {
      if (isFirst && !text.startsWith("HTTP/1.1 200 ")) reject(new Error(text.slice(0, 300)));
      if (isFirst) resolve();
      isFirst = false;
      if (isStalled) return void socket.pause();
      const events = (rest + text).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) note(event);
    });
  });
}

/** All are sent the same bytes: only the first of a message is read. */
function note(event: string): void {
  const at = event.indexOf("\ndata: [{");
  if (at === -1) return;
  const data = event.slice(at + 7);
  const known = received.get(data) ?? { rows: rowsOf(data), count: 0, lastAt: 0 };
  received.set(data, known);
  known.count += 1;
  known.lastAt = performance.timeOrigin + performance.now();
}

const rowsOf = (data: string): Received["rows"] =>
  (JSON.parse(data) as { id: string; version: number }[]).map(({ id, version }) => [id, Number(version)]);
