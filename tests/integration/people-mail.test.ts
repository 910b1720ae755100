import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { describe, expect, test } from "vitest";
import { createMailer } from "#lib/people/mail.ts";

const FROM = "Tidewatch <tidewatch@example.com>";

/** A mail server that keeps what it is handed. */
async function startSmtp() {
  const letters: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        letters.push(Buffer.concat(chunks).toString("utf8"));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: () => new Promise<void>((done) => server.close(done)),
  };
}

describe("a mail", () => {
  test("reaches its reader with its words", async () => {
    const smtp = await startSmtp();
    await createMailer({ url: smtp.url, from: FROM }).send({
      to: "grace@example.com",
      subject: "Ada invited you",
      text: "Open http://localhost:3000/invitations/abc",
    });
    await smtp.close();
    expect(smtp.letters).toHaveLength(1);
    expect(smtp.letters[0]).toContain("To: grace@example.com");
    expect(smtp.letters[0]).toContain("Subject: Ada invited you");
    expect(smtp.letters[0]).toContain("http://localhost:3000/invitations/abc");
  });

  test.each([
    { to: "grace@example.com\r\nBcc: eve@example.com", subject: "Hello" },
    { to: "grace@example.com", subject: "Hello\nBcc: eve@example.com" },
    { to: "grace@example.com", subject: "Hello\u2028Bcc: eve@example.com" },
  ])("with a line break in a header is refused before anything is sent: %j", async (letter) => {
    const smtp = await startSmtp();
    const mailer = createMailer({ url: smtp.url, from: FROM });
    await expect(mailer.send({ ...letter, text: "" })).rejects.toThrow("line break");
    await smtp.close();
    expect(smtp.letters).toEqual([]);
  });
});
