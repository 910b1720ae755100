import { describe, expect } from "vitest";
import type { Scope } from "#lib/auth/scope.ts";
import { inOrganization, type PrismaClient } from "#lib/db/client.ts";
import { operatorMailOf } from "#lib/destinations/mail-server.ts";
import { saveMailSettings } from "#lib/destinations/mail-settings.ts";
import { MailForm } from "#lib/destinations/schemas.ts";
import { parseOutboundAllow } from "#lib/outbound/allow.ts";
import { sendMail } from "#lib/outbound/smtp.ts";
import { Secret } from "#lib/secrets/secret.ts";
import { test } from "../support/database.ts";
import { addDestination, getDelivery, SAVING, sendAll, senderOn } from "../support/destinations.ts";
import { mailSink } from "../support/mail-sink.ts";
import { createOrganization } from "../support/organization.ts";
import { queueAlert } from "../support/queued-alert.ts";
import { silentServer, speakingServer, TEST_AUTHORITY } from "../support/servers.ts";
import { countWaiting } from "../support/waiting-sessions.ts";

const PASSWORD = "canary-of-the-password";

type Server = { port: number; tls: string; password?: string };

const formOf = ({ port, tls, password }: Server) =>
  MailForm.parse({
    ...{ host: "localhost", port: String(port), tls, sender: "Tidewatch <alerts@example.com>" },
    ...(password !== undefined && { userName: "ada", password }),
  });
const setMail = (web: PrismaClient, scope: Scope, server: Server) =>
  inOrganization(web, scope, (db) => saveMailSettings(db, scope, SAVING, formOf(server)));
const RECIPIENTS = { kind: "email", recipients: "grace@example.com\nada@example.com" };

describe("a mail", () => {
  test.for(["starttls", "tls"] as const)(
    "goes to all addresses over %s, with a log-in, in words and in HTML that is escaped",
    async (tls, { web, worker, owner }) => {
      const scope = await createOrganization(owner);
      await using sink = await mailSink({ tls, password: PASSWORD });
      await setMail(web, scope, {
        port: sink.port,
        tls: tls === "tls" ? "required" : tls,
        password: PASSWORD,
      });
      const { id } = await addDestination(web, scope, RECIPIENTS);
      const title = "orders\r\nBcc: eve@example.com <img src=x onerror=alert(1)>";
      const deliveryId = await queueAlert(owner, scope, id, {
        title,
        sentence: "<script>alert(1)</script> & more",
      });
      await sendAll(senderOn(worker));
      expect(await getDelivery(owner, deliveryId)).toMatchObject({ state: "sent", error: null });
      const [letter] = sink.letters;
      expect(letter).toMatchObject({
        from: "alerts@example.com",
        to: ["grace@example.com", "ada@example.com"],
      });
      const text = letter?.text ?? "";
      expect(text).toContain(`Message-ID: <${deliveryId}@tidewatch>`);
      expect(text.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/m);
      expect(text).toContain("Content-Type: text/plain");
      const html = text.slice(text.indexOf("text/html")).replaceAll("=\r\n", "");
      expect(html).toContain("&lt;script&gt;");
      expect(html).not.toMatch(/<script|<img/);
    },
  );

  test("needs a mail server; the operator's is used where an organization has none", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    await using sink = await mailSink();
    const { id } = await addDestination(web, scope, RECIPIENTS);
    const deliveryId = await queueAlert(owner, scope, id);
    await sendAll(senderOn(worker));
    expect(await getDelivery(owner, deliveryId)).toMatchObject({
      error: expect.stringContaining("No mail server"),
    });
    const operatorMail = operatorMailOf(`smtp://localhost:${sink.port}`, "ops@example.com");
    await sendAll(senderOn(worker, { operatorMail, guard: { rules: [] } }), new Date(Date.now() + 60_000));
    expect(sink.letters).toMatchObject([{ from: "ops@example.com" }]);
  });

  test("never takes its password to a server that another admin had in mind at the same moment", async ({
    owner,
    web,
  }) => {
    const scope = await createOrganization(owner);
    const before = { port: 2525, tls: "starttls" };
    await setMail(web, scope, { ...before, password: PASSWORD });
    let second: Promise<unknown> = Promise.resolve();
    await inOrganization(web, scope, async (db) => {
      const moved = formOf({ port: 4650, tls: "starttls", password: "that of the new one" });
      await saveMailSettings(db, scope, SAVING, moved);
      second = setMail(web, scope, { ...before, password: "" }).catch((error: unknown) => error);
      await expect.poll(() => countWaiting(owner)).toBe(1);
    });
    expect(await second).toMatchObject({ fields: { password: "Enter the password: the port changed." } });
    expect(await owner.mailSetting.findMany()).toMatchObject([{ port: 4650 }]);
  });

  test("that is taken for some addresses only is sent, and says for which not", async ({
    web,
    worker,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    await using sink = await mailSink({ refuses: (address) => address.startsWith("ada") });
    await setMail(web, scope, { port: sink.port, tls: "none" });
    const { id } = await addDestination(web, scope, RECIPIENTS);
    const deliveryId = await queueAlert(owner, scope, id);
    await sendAll(senderOn(worker));
    expect(await getDelivery(owner, deliveryId)).toMatchObject({
      ...{ state: "sent", error: "The mail server did not take ada@example.com." },
    });
  });
});

describe("a mail server that does not take it is named by what went wrong, never by its own words", () => {
  const guard = { rules: parseOutboundAllow("127.0.0.1,localhost"), ca: TEST_AUTHORITY };
  const mail = {
    ...{
      from: "a@example.com",
      to: ["b@example.com"],
      subject: "s",
      text: "t",
      html: "<p>t</p>",
      messageId: "<1@x>",
    },
  };
  const login = { user: "ada", password: new Secret("wrong") };
  const send = (port: number, tls: "required" | "starttls" | "none", more: object = {}) =>
    sendMail({ host: "localhost", port, tls, login: null, ...more }, mail, guard, { timeoutMs: 1_000 });

  test.for<[string, () => Promise<unknown>]>([
    [
      "mail/login",
      async () => {
        await using sink = await mailSink({ tls: "starttls", password: PASSWORD });
        return await send(sink.port, "starttls", { login });
      },
    ],
    [
      "mail/tls",
      async () => {
        await using sink = await mailSink();
        return await send(sink.port, "starttls");
      },
    ],
    [
      "mail/recipients",
      async () => {
        await using sink = await mailSink({ refuses: () => true });
        return await send(sink.port, "none");
      },
    ],
    [
      "mail/malformed",
      async () => {
        await using server = await speakingServer("HTTP/1.1 400 canary\r\n\r\n");
        return await send(server.port, "none");
      },
    ],
    [
      "timeout/answer",
      async () => {
        await using server = await silentServer();
        return await send(server.port, "none");
      },
    ],
    [
      "network/tls_handshake",
      async () => {
        await using sink = await mailSink();
        return await send(sink.port, "required");
      },
    ],
  ])("%s", async ([fault, attempt]) => {
    const error = await attempt().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ fault });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("canary");
  });

  test("a certificate of somebody else ends it before a password is sent", async () => {
    await using sink = await mailSink({ tls: "tls", password: "wrong" });
    const sending = sendMail({ host: "127.0.0.1", port: sink.port, tls: "required", login }, mail, {
      rules: guard.rules,
    });
    await expect(sending).rejects.toMatchObject({ fault: "network/tls_untrusted" });
    expect(sink.logins).toEqual([]);
  });

  test.for([
    { from: "a@example.com\r\nBcc: eve@example.com" },
    { subject: "Hello\nBcc: eve@example.com" },
    { to: ["b@example.com\r\nDATA"] },
    { messageId: "<1>\u2028X: y" },
  ])("a line break in a header is refused before anybody is called: %j", async (headers) => {
    await using sink = await mailSink();
    const server = { host: "localhost", port: sink.port, tls: "none", login: null } as const;
    await expect(sendMail(server, { ...mail, ...headers }, guard)).rejects.toThrow("line break");
    expect(sink.letters).toEqual([]);
  });
});
