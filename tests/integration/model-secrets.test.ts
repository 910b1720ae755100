import { expect } from "vitest";
import type { PrismaClient } from "#lib/db/client.ts";
import { seal } from "#lib/secrets/seal.ts";
import { test } from "#tests/support/database.ts";
import { documentedShop } from "#tests/support/documented-shop.ts";
import { honest, modelStub } from "#tests/support/model-stub.ts";

type Sealable = { kind: string; secret: string; before?: string; authorization?: string };

async function sealDestination(
  owner: PrismaClient,
  publicKey: string,
  organizationId: string,
  { kind, secret, before, authorization }: Sealable,
): Promise<void> {
  const { id } = await owner.alertDestination.create({
    data: { organizationId, kind, name: kind, changedByName: "Ada" },
  });
  const sealed = (field: "secret" | "authorization", text: string) =>
    seal(publicKey, { organizationId, destinationId: id, field }, text);
  if (before)
    await owner.alertDestination.update({
      where: { id },
      data: { sealedSecret: await sealed("secret", before) },
    });
  await owner.alertDestination.update({
    where: { id },
    data: {
      sealedSecret: await sealed("secret", secret),
      ...(before ? { secretBeforeUntil: new Date(Date.now() + 3_600_000) } : {}),
      ...(authorization ? { sealedAuthorization: await sealed("authorization", authorization) } : {}),
    },
  });
}

test("a language model is told no secret of a destination, nor the password of the mail server", async ({
  owner,
  web,
  worker,
}) => {
  await using stub = await modelStub(honest);
  const { setModel, analyse, scope, publicKey, target, run } = await documentedShop({ owner, web, worker });
  const { organizationId } = scope;
  const secrets = {
    address: "https://hooks.example.com/services/T0canary/B0canary/c4n4ry",
    ...{
      signing: "whsec_canary5e1d",
      signingBefore: "whsec_canarybefore",
      authorization: "Bearer canary-token-77",
    },
    mail: "canary-<mail>-1234",
  };
  await sealDestination(owner, publicKey, organizationId, { kind: "slack", secret: secrets.address });
  await sealDestination(owner, publicKey, organizationId, {
    ...{ kind: "webhook", secret: secrets.signing, before: secrets.signingBefore },
    authorization: secrets.authorization,
  });
  const context = { organizationId, sourceId: null, field: "mail_password" } as const;
  await owner.mailSetting.create({
    data: {
      ...{ organizationId, host: "smtp.example.com", port: 587, tls: "starttls", userName: "mailer" },
      ...{ sealedPassword: await seal(publicKey, context, secrets.mail), sender: "a@example.com" },
      changedByName: "Ada",
    },
  });
  const told = `Told to ${Object.values(secrets).join(", ")}, or canary-token-77`;
  await target.sql(`comment on column shop.cust.ph_nbr is '${told}'`);
  await run();
  await setModel(stub.address);
  await analyse();
  const sent = stub.heard.map(({ body }) => body).join("\n");
  expect(sent).toContain("Told to [redacted], [redacted], [redacted], [redacted], [redacted], or ");
  for (const kept of ["c4n4ry", "whsec_", "canary-token", "canary-"]) expect(sent).not.toContain(kept);
});
