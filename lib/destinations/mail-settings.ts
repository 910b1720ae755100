import { authorize, type Scope } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { invalid } from "#lib/errors.ts";
import type { OutboundRule } from "#lib/outbound/allow.ts";
import { mailTarget } from "#lib/outbound/smtp.ts";
import { refuseAtSight } from "#lib/outbound/web-address.ts";
import { seal } from "#lib/secrets/seal.ts";
import { asFieldFault } from "./kinds/field-fault.ts";
import type { MailForm } from "./schemas.ts";
import type { MailSettingsView } from "./views.ts";

type Stored = Omit<MailSettingsView, "changedAt"> & { changedAt: Date };

/** Everything but the password, which the web cannot read; null where none is set. */
export async function getMailSettings(db: Db, scope: Scope): Promise<MailSettingsView | null> {
  authorize(scope, "destinations.manage");
  const [stored] = await db.$queryRaw<Stored[]>`
    select host, port, tls, user_name as "userName", sender, changed_by_name as "changedByName", changed_at as "changedAt"
    from mail_setting where organization_id = ${scope.organizationId}::uuid`;
  return stored ? { ...stored, changedAt: stored.changedAt.toISOString() } : null;
}

/** The stored password may stay only where it goes to the same user on the same server over the same protection. */
export async function saveMailSettings(
  db: Db,
  scope: Scope,
  { publicKey, rules }: { publicKey: string; rules: readonly OutboundRule[] },
  { password, userName: typedUser, ...form }: MailForm,
): Promise<void> {
  authorize(scope, "destinations.manage");
  asFieldFault("host", () => refuseAtSight(mailTarget(form), rules));
  const userName = typedUser === "" ? null : typedUser;
  if (userName === null && password !== "")
    throw invalid("Enter the user too.", { userName: "A password needs the user it belongs to." });
  // Held, so that the password that stays is one that was stored for what this says.
  await db.$queryRaw`
    select id from organization where id = ${scope.organizationId}::uuid for no key update`;
  const stored = await getMailSettings(db, scope);
  const changed = stored ? AIMED.filter(([field]) => stored[field] !== { ...form, userName }[field]) : [];
  if (userName !== null && password === "" && (!stored || stored.userName === null || changed.length > 0)) {
    const why =
      changed.length > 0 ? `${changed.map(([, label]) => label).join(", ")} changed` : "none is stored";
    throw invalid("Enter the password.", { password: `Enter the password: ${why}.` });
  }
  const { organizationId, userId } = scope;
  const context = { organizationId, sourceId: null, field: "mail_password" } as const;
  const sealed = password === "" ? null : await seal(publicKey, context, password);
  await db.$executeRaw`
    insert into mail_setting (organization_id, host, port, tls, user_name, sealed_password, sender, changed_by, changed_by_name)
    values (${organizationId}::uuid, ${form.host}, ${form.port}, ${form.tls}, ${userName}, ${sealed}, ${form.sender},
      ${userId}::uuid, ${scope.userName})
    on conflict (organization_id) do update set host = excluded.host, port = excluded.port, tls = excluded.tls,
      user_name = excluded.user_name, sender = excluded.sender, changed_by = excluded.changed_by,
      changed_by_name = excluded.changed_by_name, changed_at = now()`;
  // Apart, since the web may write what is sealed and not read it: what stays is not touched.
  if (sealed !== null || userName === null)
    await db.$executeRaw`
      update mail_setting set sealed_password = ${sealed} where organization_id = ${organizationId}::uuid`;
}

/** Where the password goes, and how protected. */
const AIMED = [
  ["host", "the host"],
  ["port", "the port"],
  ["tls", "the encryption"],
  ["userName", "the user"],
] as const satisfies [keyof Stored, string][];

export async function removeMailSettings(db: Db, scope: Scope): Promise<void> {
  authorize(scope, "destinations.manage");
  await db.$executeRaw`delete from mail_setting where organization_id = ${scope.organizationId}::uuid`;
}
