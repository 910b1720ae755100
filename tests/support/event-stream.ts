import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { onTestFinished } from "vitest";
import type { JobRow } from "#lib/jobs/views.ts";

/** Serves `answer` over real HTTP until the test is over, as Next does: the reader's going aborts the request. */
export async function serve(answer: (request: Request) => Response): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on("close", () => gone.abort());
    const response = answer(
      new Request(`http://test${incoming.url}`, { headers: headersOf(incoming), signal: gone.signal }),
    );
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.flushHeaders();
    if (!response.body) outgoing.end();
    else
      response.body.pipeTo(Writable.toWeb(outgoing), { signal: gone.signal }).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const headersOf = (incoming: IncomingMessage): Headers =>
  new Headers(
    Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
  );

type Heard = { event: string; id: string; data: unknown };

/** Reads a stream as a browser does. */
export async function openStream(address: string, headers: Record<string, string> = {}) {
  const leave = new AbortController();
  const response = await fetch(address, { headers, signal: leave.signal });
  const heard: Heard[] = [];
  const retries: number[] = [];
  const ended = read(response, heard, retries).catch(() => undefined);
  onTestFinished(() => leave.abort());
  const rows = () => heard.flatMap(({ event, data }) => (event === "jobs" ? (data as JobRow[]) : []));
  return {
    response,
    heard,
    retries,
    rows,
    ids: () => rows().map((row) => row.id),
    lastId: () => heard.findLast(({ id }) => id !== "")?.id ?? "",
    ended,
    close: () => leave.abort(),
  };
}

async function read(response: Response, heard: Heard[], retries: number[]): Promise<void> {
  let rest = "";
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const chunk = part.value;
    const frames = (rest + chunk).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      const fields = new Map(
        frame.split("\n").map((line): [string, string] => {
          const at = line.indexOf(": ");
          return [line.slice(0, at), line.slice(at + 2)];
        }),
      );
      const retry = fields.get("retry");
      if (retry) retries.push(Number(retry));
      else
        heard.push({
          event: fields.get("event") ?? "",
          id: fields.get("id") ?? "",
          data: JSON.parse(fields.get("data") ?? "null"),
        });
    }
  }
}
