import { X509Certificate } from "node:crypto";
import { isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect as secure, type TLSSocket } from "node:tls";
import { type ConnectionSettings, ConnectorError } from "../connector.ts";
import { notPostgres } from "./greeting.ts";

/** What a client sends instead of a startup message to ask for TLS. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** Upgrades a connected socket, checking the server as far as the source's settings ask. */
export async function encrypt(socket: Socket, settings: ConnectionSettings): Promise<TLSSocket> {
  const options = tlsOptions(settings);
  const at = `${settings.host}:${settings.port}`;
  socket.write(SSL_REQUEST);
  const answer = await firstChunk(socket);
  const text = answer.toString("latin1");
  if (text === "N")
    throw new ConnectorError("network/tls", `The server at ${at} does not offer encrypted connections.`, {
      detail: { host: settings.host, port: String(settings.port), tlsMode: settings.tlsMode },
    });
  if (text.startsWith("E"))
    throw new ConnectorError("network/overloaded", `The server at ${at} could not take another connection.`, {
      detail: { host: settings.host, port: String(settings.port), serverMessage: text.slice(1, 300) },
    });
  // Anything behind the one byte came in the clear, from who knows whom.
  if (text !== "S") throw notPostgres(at, answer);
  return new Promise((resolve, reject) => {
    const encrypted = secure({ ...options, socket });
    // A socket that is hung up underneath closes without an error.
    const ended = () => reject(closed("while the connection was being encrypted"));
    encrypted
      .once("error", reject)
      .once("close", ended)
      .once("secureConnect", () => {
        encrypted.off("error", reject).off("close", ended);
        resolve(encrypted);
      });
  });
}

function tlsOptions({ host, tlsMode, tlsCa }: ConnectionSettings): ConnectionOptions {
  const ca = tlsCa === null ? {} : { ca: readableCertificates(tlsCa) };
  return {
    ...ca,
    host,
    // An address has no server name to ask for; it is compared with the certificate's addresses.
    ...(isIP(host) === 0 && { servername: host }),
    minVersion: "TLSv1.2",
    ...(tlsMode === "require" && {
      rejectUnauthorized: tlsCa !== null,
      checkServerIdentity: () => undefined,
    }),
  };
}

/** OpenSSL passes over what it cannot read, and then trusts nobody: a sentence about the text is more help. */
function readableCertificates(pem: string): string[] {
  try {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    if (blocks.length === 0) throw new Error("no certificate in the text");
    return blocks.map((block) => new X509Certificate(block).toString());
  } catch (cause) {
    const message = "The certificate authority of this source cannot be read.";
    throw new ConnectorError("invalid_config/tls_ca", message, { cause });
  }
}

const closed = (when: string) => Object.assign(new Error(`closed ${when}`), { code: "ECONNRESET" });

function firstChunk(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(closed("before an answer"));
    socket
      .once("error", reject)
      .once("close", ended)
      .once("data", (chunk: Buffer) => {
        socket.off("error", reject).off("close", ended);
        resolve(chunk);
      });
  });
}
