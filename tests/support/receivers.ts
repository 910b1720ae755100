import {
  createServer as createPlain,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import { createServer as createEncrypted } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { type Certificate, pem, type TestServer } from "./servers.ts";

export type Received = { method: string; path: string; headers: IncomingMessage["headers"]; body: string };

/** An HTTP server that keeps what it was sent. */
export type Receiver = TestServer & { address: string; received: Received[] };

type Answer = (response: ServerResponse, request: Received) => void;

const answerWith200: Answer = (response) => response.end("ok");

export const httpReceiver = (answer: Answer = answerWith200): Promise<Receiver> =>
  receive("http", answer, (listener) => createPlain(listener));

/** The same over TLS, with one of our certificates. Reached as `localhost`. */
export const httpsReceiver = (certificate: Certificate, answer: Answer = answerWith200): Promise<Receiver> =>
  receive("https", answer, (listener) =>
    createEncrypted({ cert: pem(`${certificate}.pem`), key: pem(`${certificate}.key`) }, listener),
  );

async function receive(
  scheme: "http" | "https",
  answer: Answer,
  create: (listener: RequestListener) => Server & { closeAllConnections(): void },
): Promise<Receiver> {
  const received: Received[] = [];
  const server = create((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on("data", (chunk: Buffer) => chunks.push(chunk))
      .on("end", () => {
        const { method = "", url = "", headers } = request;
        const whole = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
        received.push(whole);
        answer(response, whole);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    received,
    address: scheme === "https" ? `https://localhost:${port}/hook` : `http://127.0.0.1:${port}/hook`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
