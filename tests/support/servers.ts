import { readFileSync } from "node:fs";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { TLSSocket } from "node:tls";

export type TestServer = { port: number } & AsyncDisposable;

/** A TCP server on a free port of 127.0.0.1 that does with each connection what it is told. */
export async function serve(onConnection: (socket: Socket) => void): Promise<TestServer> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {}).on("close", () => open.delete(socket));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Accepts and never answers. */
export const silentServer = () => serve((socket) => socket.resume());

/** Answers with `first` and then a byte of `rest` now and again, for ever. */
export const tricklingServer = (first: Buffer, rest: number) =>
  serve((socket) => {
    socket.resume().write(first);
    const timer = setInterval(() => socket.write(Buffer.from([rest])), 20);
    socket.on("close", () => clearInterval(timer));
  });

/** Says the same to everybody, at once or once it was spoken to. */
export const speakingServer = (greeting: string | Buffer, { isFirst = true } = {}) =>
  serve((socket) => {
    const speak = () => socket.write(greeting);
    if (isFirst) speak();
    else socket.once("data", speak);
  });

export const closedPort = async (): Promise<number> => {
  await using server = await silentServer();
  return server.port;
};

export type Certificate = "localhost" | "elsewhere" | "expired";
export const pem = (name: string) => readFileSync(new URL(`certificates/${name}`, import.meta.url), "utf8");
export const TEST_AUTHORITY = pem("ca.pem");

/** Postgres's way into TLS, with one of our certificates, before a server that has none. */
export const tlsServer = (certificate: Certificate, targetPort: number) =>
  serve((socket) => {
    socket.once("data", () => {
      socket.write("S");
      const encrypted = new TLSSocket(socket, {
        isServer: true,
        cert: pem(`${certificate}.pem`),
        key: pem(`${certificate}.key`),
      });
      join(encrypted, connect(targetPort, "127.0.0.1"));
    });
  });

function join(one: Socket, other: Socket): void {
  one.on("error", () => other.destroy()).on("close", () => other.destroy());
  other.on("error", () => one.destroy()).on("close", () => one.destroy());
  one.pipe(other).pipe(one);
}
