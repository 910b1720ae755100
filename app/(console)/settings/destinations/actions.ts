"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import {
  deleteDestination,
  resumeDestination,
  rotateSecret,
  saveDestination,
  testDestination,
  turnOffDestination,
} from "#lib/destinations/commands.ts";
import { removeMailSettings, saveMailSettings } from "#lib/destinations/mail-settings.ts";
import { ChosenDestination, DestinationForm, MailForm, NoFields } from "#lib/destinations/schemas.ts";
import { parseOutboundAllow } from "#lib/outbound/allow.ts";
import { action, formAction } from "#lib/web/action.ts";
import { webEnv } from "#lib/web/env.ts";
import { asOrganization } from "#lib/web/scope.ts";

const sealing = () => {
  const { SEALING_PUBLIC_KEY, OUTBOUND_ALLOW } = webEnv();
  return { publicKey: SEALING_PUBLIC_KEY, rules: parseOutboundAllow(OUTBOUND_ALLOW) };
};

/** Answers a secret that was made: it is shown once, and never again. */
export const submitDestination = formAction(DestinationForm, "destinations.manage", async (form, scope) => {
  const { id, isNew, shown } = await asOrganization(scope, (db) =>
    saveDestination(db, scope, sealing(), form),
  );
  if (isNew && shown === null) redirect(`/settings/destinations/${id}`);
  if (!isNew) refresh();
  return { id, isNew, shown };
});

export const rotate = action(ChosenDestination, "destinations.manage", async ({ id }, scope) => {
  const { publicKey } = sealing();
  const made = await asOrganization(scope, (db) => rotateSecret(db, scope, publicKey, id));
  refresh();
  return made;
});

/** A worker sends it; the page reads what came of it. */
export const sendTest = action(ChosenDestination, "destinations.manage", async ({ id }, scope) => {
  await asOrganization(scope, (db) => testDestination(db, scope, id));
  refresh();
});

export const resume = action(ChosenDestination, "destinations.manage", async ({ id }, scope) => {
  await asOrganization(scope, (db) => resumeDestination(db, scope, id));
  refresh();
});

export const turnOff = action(ChosenDestination, "destinations.manage", async ({ id }, scope) => {
  await asOrganization(scope, (db) => turnOffDestination(db, scope, id));
  refresh();
});

export const remove = action(ChosenDestination, "destinations.manage", async ({ id }, scope) => {
  await asOrganization(scope, (db) => deleteDestination(db, scope, id));
});

export const submitMail = formAction(MailForm, "destinations.manage", async (form, scope) => {
  await asOrganization(scope, (db) => saveMailSettings(db, scope, sealing(), form));
  refresh();
});

export const removeMail = action(NoFields, "destinations.manage", async (_, scope) => {
  await asOrganization(scope, (db) => removeMailSettings(db, scope));
  refresh();
});
