import { describe, expect } from "vitest";
import { inOrganization } from "#lib/db/client.ts";
import {
  deleteDestination,
  resumeDestination,
  rotateSecret,
  saveDestination,
  testDestination,
  turnOffDestination,
} from "#lib/destinations/commands.ts";
import { getMailSettings, saveMailSettings } from "#lib/destinations/mail-settings.ts";
import { getDestination, listDestinations } from "#lib/destinations/queries.ts";
import { DestinationForm, MailForm } from "#lib/destinations/schemas.ts";
import { parsePrivateKeys } from "#lib/secrets/keys.ts";
import { unseal } from "#lib/secrets/seal.ts";
import { test } from "../support/database.ts";
import { addDestination, getStored, KEYS, SAVING } from "../support/destinations.ts";
import { addMember, createOrganization } from "../support/organization.ts";

const HOOK = { kind: "webhook", url: "https://example.com/hook" };
const keys = parsePrivateKeys(KEYS.privateKey);

describe("what is wrong with a destination is named, and nothing of it is saved", () => {
  test.for<[Record<string, string>, string, string]>([
    [
      { kind: "email", recipients: "a@example.com\nnobody@\nb@example.com" },
      "recipients",
      "“nobody@” is no e-mail address",
    ],
    [
      { kind: "email", recipients: "a@example.com, b@example.com\rBcc: x@y.z" },
      "recipients",
      "is no e-mail address",
    ],
    [{ kind: "email", recipients: " , \n" }, "recipients", "at least one"],
    [{ kind: "slack", secretUrl: "" }, "secretUrl", "Enter the address"],
    [
      { kind: "slack", secretUrl: "https://user:pass@hooks.slack.com/x" },
      "secretUrl",
      "user name or a password",
    ],
    [{ kind: "slack", secretUrl: "https://169.254.169.254/" }, "secretUrl", "may not connect"],
    [{ ...HOOK, url: "https://a:b@example.com/" }, "url", "user name or a password"],
    [{ ...HOOK, url: "https://10.0.0.1/" }, "url", "10.0.0.1:443 to OUTBOUND_ALLOW"],
    [{ ...HOOK, url: "http://8.8.8.8/" }, "url", "in the clear"],
    [{ ...HOOK, authorization: "Bearer x\r\nX-Other: y" }, "authorization", "without line breaks"],
    [{ ...HOOK, secret: "whsec_short" }, "secret", "signing secret"],
  ])("%j", async ([form, field, why], { web, owner }) => {
    const scope = await createOrganization(owner);
    await expect(addDestination(web, scope, form)).rejects.toMatchObject({
      fields: { [field]: expect.stringContaining(why) },
    });
    expect(await owner.alertDestination.count()).toBe(0);
  });

  test("a name that is taken", async ({ web, owner }) => {
    const scope = await createOrganization(owner);
    await addDestination(web, scope, HOOK);
    await expect(addDestination(web, scope, { ...HOOK, name: "ON CALL" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await owner.alertDestination.count()).toBe(1);
  });

  test("a name of two lines", () => {
    const form = { id: "", ...HOOK, name: "On\u2028call" };
    expect(DestinationForm.safeParse(form).error?.issues).toMatchObject([{ path: ["name"] }]);
  });
});

describe("a secret", () => {
  test("is sealed for the worker, is shown once where it was made, and is in no column or page that the web can read", async ({
    web,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    const secretUrl = "https://hooks.slack.com/services/T0/B0/canarycanary";
    const slack = await addDestination(web, scope, { kind: "slack", name: "Slack", secretUrl });
    const hook = await addDestination(web, scope, { ...HOOK, authorization: "Bearer canary-token" });
    expect(slack.shown).toBeNull();
    expect(hook.shown).toMatch(/^whsec_/);
    const context = { organizationId: scope.organizationId, destinationId: hook.id };
    const stored = await getStored(owner, hook.id);
    expect((await unseal(keys, { ...context, field: "secret" }, stored.sealedSecret ?? "")).reveal()).toBe(
      hook.shown,
    );
    const everything = JSON.stringify([
      await owner.alertDestination.findMany(),
      await inOrganization(web, scope, (db) => listDestinations(db, scope)),
      await inOrganization(web, scope, (db) => getDestination(db, scope, slack.id)),
    ]);
    expect(everything).not.toMatch(/canary|whsec/);
    for (const column of ["sealed_secret", "sealed_secret_before", "sealed_authorization"])
      await expect(
        inOrganization(web, scope, (db) => db.$queryRawUnsafe(`select ${column} from alert_destination`)),
      ).rejects.toThrow(/permission denied/);
    const elsewhere = { ...context, destinationId: slack.id, field: "secret" } as const;
    await expect(unseal(keys, elsewhere, stored.sealedSecret ?? "")).rejects.toThrow("Enter it again");
  });

  test("is asked again when the address changes, and may stay when only the name does", async ({
    web,
    owner,
  }) => {
    const scope = await createOrganization(owner);
    const { id } = await addDestination(web, scope, { ...HOOK, authorization: "Bearer x" });
    const before = await getStored(owner, id);
    const again = (form: Record<string, string>) => addDestination(web, scope, { id, ...HOOK, ...form });
    await expect(again({ url: "https://other.example/" })).rejects.toMatchObject({
      fields: { secret: expect.stringContaining("again"), authorization: expect.stringContaining("again") },
    });
    await again({ name: "Night shift" });
    expect(await getStored(owner, id)).toMatchObject({
      name: "Night shift",
      sealedSecret: before.sealedSecret,
    });
    await again({ url: "https://other.example/", isSecretNew: "yes", isAuthorizationDropped: "yes" });
    expect(await getStored(owner, id)).toMatchObject({
      settings: { url: "https://other.example/", hasAuthorization: false },
      sealedAuthorization: null,
      sealedSecretBefore: null,
    });
  });

  test("that is exchanged stays valid for a day beside the new one", async ({ web, owner }) => {
    const scope = await createOrganization(owner);
    const { id } = await addDestination(web, scope, HOOK);
    const before = await getStored(owner, id);
    const { shown } = await inOrganization(web, scope, (db) => rotateSecret(db, scope, KEYS.publicKey, id));
    const after = await getStored(owner, id);
    expect(after.sealedSecretBefore).toBe(before.sealedSecret);
    expect(after.secretBeforeUntil?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    const context = { organizationId: scope.organizationId, destinationId: id, field: "secret" } as const;
    expect((await unseal(keys, context, after.sealedSecret ?? "")).reveal()).toBe(shown);
  });
});

test("only admins manage destinations and mail, and nobody another organization's", async ({
  web,
  owner,
}) => {
  const scope = await createOrganization(owner);
  const { id } = await addDestination(web, scope, HOOK);
  const member = await addMember(owner, scope.organizationId, "member");
  const other = await createOrganization(owner, { name: "Other" });
  const form = DestinationForm.parse({ id, name: "Mine", ...HOOK });
  const mail = MailForm.parse({
    host: "smtp.example.com",
    port: "587",
    tls: "starttls",
    sender: "a@example.com",
  });
  const acts = [
    (who: typeof scope) => inOrganization(web, who, (db) => saveDestination(db, who, SAVING, form)),
    (who: typeof scope) => inOrganization(web, who, (db) => rotateSecret(db, who, KEYS.publicKey, id)),
    (who: typeof scope) => inOrganization(web, who, (db) => resumeDestination(db, who, id)),
    (who: typeof scope) => inOrganization(web, who, (db) => turnOffDestination(db, who, id)),
    (who: typeof scope) => inOrganization(web, who, (db) => testDestination(db, who, id)),
    (who: typeof scope) => inOrganization(web, who, (db) => deleteDestination(db, who, id)),
    (who: typeof scope) => inOrganization(web, who, (db) => getDestination(db, who, id)),
  ];
  for (const act of acts) {
    await expect(act(member)).rejects.toMatchObject({ code: "forbidden" });
    await expect(act(other)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(
    inOrganization(web, member, (db) => saveMailSettings(db, member, SAVING, mail)),
  ).rejects.toMatchObject({ code: "forbidden" });
  expect(await inOrganization(web, member, (db) => listDestinations(db, member))).toMatchObject([
    { place: null },
  ]);
  expect(await inOrganization(web, other, (db) => listDestinations(db, other))).toEqual([]);
  expect(await getStored(owner, id)).toMatchObject({ name: "On call", state: "active" });
});

describe("the mail server's password", () => {
  const FORM = {
    host: "smtp.example.com",
    port: "587",
    tls: "starttls",
    userName: "ada",
    sender: "Tidewatch <a@example.com>",
  };

  test("is sealed, and stays only for the same user on the same server", async ({ web, owner }) => {
    const scope = await createOrganization(owner);
    const save = (form: Record<string, string>) =>
      inOrganization(web, scope, (db) =>
        saveMailSettings(db, scope, SAVING, MailForm.parse({ ...FORM, ...form })),
      );
    await expect(save({})).rejects.toMatchObject({
      fields: { password: expect.stringContaining("none is stored") },
    });
    await save({ password: "canary-password" });
    const stored = await owner.mailSetting.findFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain("canary");
    await save({ sender: "b@example.com" });
    expect(await owner.mailSetting.findFirstOrThrow()).toMatchObject({
      sender: "b@example.com",
      sealedPassword: stored.sealedPassword,
    });
    for (const [field, value] of Object.entries({
      host: "evil.example",
      port: "25",
      tls: "required",
      userName: "eve",
    }))
      await expect(save({ [field]: value })).rejects.toMatchObject({
        fields: { password: expect.stringContaining("changed") },
      });
    await save({ userName: "" });
    expect(await owner.mailSetting.findFirstOrThrow()).toMatchObject({
      userName: null,
      sealedPassword: null,
    });
    expect(await inOrganization(web, scope, (db) => getMailSettings(db, scope))).toMatchObject({
      host: FORM.host,
    });
  });

  test.for<[Record<string, string>, string]>([
    [{ host: "10.0.0.5" }, "OUTBOUND_ALLOW"],
    [{ host: "169.254.169.254" }, "may not connect"],
    [{ host: "smtp.example.com", tls: "none" }, "in the clear"],
  ])("is not taken for a server that may not be reached: %j", async ([form, why], { web, owner }) => {
    const scope = await createOrganization(owner);
    const parsed = MailForm.parse({ ...FORM, password: "x", ...form });
    const save = inOrganization(web, scope, (db) =>
      saveMailSettings(db, scope, { publicKey: KEYS.publicKey, rules: [] }, parsed),
    );
    await expect(save).rejects.toMatchObject({ fields: { host: expect.stringContaining(why) } });
    expect(await owner.mailSetting.count()).toBe(0);
  });

  test.for([
    { sender: "a@example.com\r\nBcc: eve@example.com" },
    { sender: "Tidewatch" },
    { sender: "<a@example.com>, b@example.com" },
    { host: "https://smtp.example.com" },
    { host: "user@smtp.example.com" },
    { port: "0" },
    { userName: "a\nb" },
  ])("goes with settings that are checked: %j", (form) => {
    expect(MailForm.safeParse({ ...FORM, ...form }).error?.issues[0]).toMatchObject({
      path: Object.keys(form),
    });
  });
});
