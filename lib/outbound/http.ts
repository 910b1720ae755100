import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import { invalid } from "#lib/errors.ts";
import type { OutboundTarget } from "./allow.ts";
import { AnswerError } from "./answer-error.ts";
import { connectOutbound } from "./connect.ts";
import { encrypt } from "./encrypt.ts";
import type { Guard } from "./guard.ts";
import { NetworkError, networkError } from "./network-error.ts";
import { targetOf } from "./web-address.ts";

/*
 * Requests to addresses that somebody typed. The connection is made first, by the guard, and the request is then
 * written into it: no agent, proxy or look-up hook has a say in where it goes. A redirect is an answer like any other.
 */

export type OutboundRequest = {
  method: "GET" | "POST";
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** From the look-up of the name to the end of the answer; 10 s unless said. */
  timeoutMs?: number;
  /** How much of an answer's body is wanted: a longer one is an error. Unless said, none is kept or waited for. */
  mostBytes?: number;
  signal?: AbortSignal;
};

/** `milliseconds` from the beginning until the status was known. */
export type OutboundAnswer = {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  milliseconds: number;
};

const TIMEOUT_MS = 10_000;
const HTTP = { ALPNProtocols: ["http/1.1"] };
const MOST_HEADER_BYTES = 16 * 1024;

/**
 * Throws a `NetworkError` where nobody was reached, an `AnswerError` for an answer that cannot be used, an `AppError`
 * for what cannot be asked, and the reason of an aborted `signal`.
 */
export async function sendRequest(url: URL, asked: OutboundRequest, guard: Guard): Promise<OutboundAnswer> {
  const target = targetOf(url);
  refuseLineBreaks(asked.headers ?? {});
  const began = performance.now();
  const late = AbortSignal.timeout(asked.timeoutMs ?? TIMEOUT_MS);
  const signal = AbortSignal.any([late, ...(asked.signal ? [asked.signal] : [])]);
  let socket: Socket | null = null;
  const hangUp = () => void socket?.destroy();
  signal.addEventListener("abort", hangUp, { once: true });
  try {
    socket = await connectOutbound(target, guard.rules, signal, guard.resolve);
    socket.setNoDelay(true).on("error", () => {});
    signal.throwIfAborted();
    const stream = url.protocol === "https:" ? await encrypt(socket, target, guard, HTTP) : socket;
    const incoming = await exchange(stream, url, asked);
    const milliseconds = Math.round(performance.now() - began);
    const body = asked.mostBytes === undefined ? letEnd(incoming) : await read(incoming, asked.mostBytes);
    return { status: incoming.statusCode ?? 0, headers: incoming.headers, body, milliseconds };
  } catch (error) {
    hangUp();
    if (asked.signal?.aborted) throw asked.signal.reason;
    if (late.aborted) throw socket ? noAnswer(target) : networkError({ code: "ETIMEDOUT" }, target);
    throw named(error, target);
  } finally {
    signal.removeEventListener("abort", hangUp);
  }
}

function exchange(stream: Socket, url: URL, { method, headers, body }: OutboundRequest) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    request({
      createConnection: () => stream,
      setHost: false,
      method,
      path: `${url.pathname}${url.search}`,
      headers: {
        "user-agent": "Tidewatch",
        ...headers,
        host: url.host,
        "accept-encoding": "identity",
        connection: "close",
        ...(body !== undefined && { "content-length": Buffer.byteLength(body) }),
      },
      maxHeaderSize: MOST_HEADER_BYTES,
      insecureHTTPParser: false,
    })
      .on("error", reject)
      .on("upgrade", () =>
        reject(new AnswerError("answer/malformed", `${url.host} answered in another protocol.`)),
      )
      .once("response", resolve)
      .end(body);
    // A socket that is hung up underneath may close without a word.
    stream.once("close", () => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" })));
  });
}

async function read(incoming: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      throw new AnswerError(
        "answer/too_large",
        `The answer is longer than ${mostBytes.toLocaleString("en")} bytes.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const LET_END_MS = 1_000;
const LET_END_BYTES = 64 * 1024;

/** Whoever still answers is listened to for a moment, since some take a hang-up for a failure; nothing is kept. */
function letEnd(incoming: IncomingMessage): Buffer {
  let bytes = 0;
  const hangUp = () => void incoming.socket.destroy();
  const patience = setTimeout(hangUp, LET_END_MS);
  incoming
    .on("error", () => {})
    .on("close", () => clearTimeout(patience))
    .on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > LET_END_BYTES) hangUp();
    });
  return Buffer.alloc(0);
}

function refuseLineBreaks(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (/^[\w-]+$/.test(name) && !/[^\t\x20-\x7e\x80-\xff]/.test(value)) continue;
    throw invalid(
      "Nothing was sent: a header of the request holds a line break or a character that no header may hold.",
    );
  }
}

const noAnswer = ({ host, port }: OutboundTarget) =>
  new AnswerError("timeout/answer", `${host}:${port} accepted the connection and did not answer in time.`);

/** The parser's own errors hold what it could not read. */
function named(error: unknown, target: OutboundTarget): Error {
  if (error instanceof NetworkError || error instanceof AnswerError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const at = `${target.host}:${target.port}`;
  if (code === "HPE_HEADER_OVERFLOW")
    return new AnswerError("answer/too_large", `The headers of the answer of ${at} are too long.`);
  if (code.startsWith("HPE_")) return new AnswerError("answer/malformed", `What ${at} answered is not HTTP.`);
  return networkError(error, target);
}
