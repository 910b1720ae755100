import type { Db } from "#lib/db/client.ts";
import { keepOutOfLog } from "#lib/log.ts";
import { type OutboundRule, parseOutboundAllow } from "#lib/outbound/allow.ts";
import type { MailServer, MailTls } from "#lib/outbound/smtp.ts";
import type { SealingPrivateKey } from "#lib/secrets/keys.ts";
import { unseal } from "#lib/secrets/seal.ts";
import { Secret } from "#lib/secrets/secret.ts";

/** `rules`: what may be reached for it besides what all may reach. */
export type CarriedBy = { server: MailServer; sender: string; rules: readonly OutboundRule[] };

type StoredServer = {
  host: string;
  port: number;
  tls: MailTls;
  userName: string | null;
  sealedPassword: string | null;
  sender: string;
};

/** The organization's own mail server, else the operator's; null where there is neither. */
export async function readMailServer(
  db: Db,
  organizationId: string,
  keys: readonly SealingPrivateKey[],
  operatorMail: CarriedBy | null,
): Promise<CarriedBy | null> {
  const [stored] = await db.$queryRaw<StoredServer[]>`
    select host, port, tls, user_name as "userName", sealed_password as "sealedPassword", sender
    from mail_setting where organization_id = ${organizationId}::uuid`;
  if (!stored) return operatorMail;
  const { host, port, tls, userName, sealedPassword, sender } = stored;
  if (userName === null || sealedPassword === null)
    return { server: { host, port, tls, login: null }, sender, rules: [] };
  const context = { organizationId, sourceId: null, field: "mail_password" } as const;
  const password = await unseal(keys, context, sealedPassword);
  keepOutOfLog(password, [userName]);
  return { server: { host, port, tls, login: { user: userName, password } }, sender, rules: [] };
}

/** Of `SMTP_URL`: `smtps:` is TLS from the start, `smtp:` STARTTLS where it is offered. It is the operator who says so. */
export function operatorMailOf(smtpUrl: string | undefined, sender: string): CarriedBy | null {
  const url = URL.parse(smtpUrl ?? "");
  if (!url) return null;
  const isEncrypted = url.protocol === "smtps:";
  const user = decodeURIComponent(url.username);
  const port = Number(url.port || (isEncrypted ? 465 : 587));
  return {
    sender,
    rules: parseOutboundAllow(`${url.hostname}:${port}`),
    server: {
      host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
      port,
      tls: isEncrypted ? "required" : "offered",
      login: user === "" ? null : { user, password: new Secret(decodeURIComponent(url.password)) },
    },
  };
}
