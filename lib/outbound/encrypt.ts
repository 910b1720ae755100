import { isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect as secure, type TLSSocket } from "node:tls";
import type { OutboundTarget } from "./allow.ts";
import type { Guard } from "./guard.ts";

/** TLS over a connected socket; the certificate has to be made out to the host that was asked for, not to its address. */
export function encrypt(
  socket: Socket,
  { host }: OutboundTarget,
  guard: Guard,
  options: Pick<ConnectionOptions, "ALPNProtocols"> = {},
): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const encrypted = secure({ ...tlsOptions(host, guard), ...options, socket });
    // A socket that is hung up underneath closes without an error.
    const ended = () => reject(Object.assign(new Error("closed while encrypting"), { code: "ECONNRESET" }));
    encrypted
      .on("error", reject)
      .once("close", ended)
      .once("secureConnect", () => resolve(encrypted));
  });
}

export const tlsOptions = (host: string, { ca }: Guard) => ({
  host,
  // An address has no server name to ask for; it is compared with the certificate's addresses.
  ...(isIP(host) === 0 && { servername: host }),
  ...(ca !== undefined && { ca }),
  minVersion: "TLSv1.2" as const,
});
