import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { pem } from "./servers.ts";

export type Letter = { from: string; to: string[]; text: string };
export type MailSink = AsyncDisposable & { port: number; letters: Letter[]; logins: string[] };

type Options = {
  /** `plain` offers no encryption, `starttls` does, `tls` is encrypted from the first byte. */
  tls?: "plain" | "starttls" | "tls";
  /** What log-in it takes; none is needed without. */
  password?: string;
  refuses?: (address: string) => boolean;
};

/** A mail server that keeps what it is handed. With TLS it is reached as `localhost`. */
export async function mailSink({ tls = "plain", password, refuses }: Options = {}): Promise<MailSink> {
  const letters: Letter[] = [];
  const logins: string[] = [];
  const options: SMTPServerOptions = {
    secure: tls === "tls",
    key: pem("localhost.key"),
    cert: pem("localhost.pem"),
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disabledCommands: tls === "plain" ? ["STARTTLS"] : [],
    onAuth({ username, password: given }, _session, done) {
      logins.push(username ?? "");
      if (given === password) done(null, { user: username });
      else done(new Error("canary of the server: the password was wrong"));
    },
    onRcptTo({ address }, _session, done) {
      if (refuses?.(address)) done(new Error("canary of the server: no such address"));
      else done();
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        letters.push({
          from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  };
  const server = new SMTPServer(options);
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    ...{ port, letters, logins },
    [Symbol.asyncDispose]: () => new Promise<void>((done) => server.close(done)),
  };
}
