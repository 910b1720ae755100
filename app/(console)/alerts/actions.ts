"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { actOnAlerts, noteOnAlert } from "#lib/alerts/commands.ts";
import { removeRule, saveRule, turnRule } from "#lib/alerts/rule-commands.ts";
import {
  AlertAct,
  AlertNote,
  ChosenRule,
  ChosenSilence,
  RuleForm,
  SilenceForm,
  TurnedRule,
} from "#lib/alerts/schemas.ts";
import { removeSilence, saveSilence } from "#lib/alerts/silence-commands.ts";
import { action, formAction } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const act = action(AlertAct, "alerts.act", (asked, scope) =>
  asOrganization(scope, (db) => actOnAlerts(db, scope, asked)),
);

export const addNote = formAction(AlertNote, "alerts.act", async (note, scope) => {
  await asOrganization(scope, (db) => noteOnAlert(db, scope, note));
  refresh();
});

export const submitRule = formAction(RuleForm, "alerts.rule", async (wish, scope) => {
  const saved = await asOrganization(scope, (db) => saveRule(db, scope, wish));
  if (wish.id === null) redirect(`/alerts/rules/${saved.id}?saved=1`);
  refresh();
  return saved.warnings;
});

export const turn = action(TurnedRule, "alerts.rule", async (turned, scope) => {
  await asOrganization(scope, (db) => turnRule(db, scope, turned));
  refresh();
});

export const dropRule = action(ChosenRule, "alerts.rule", ({ id }, scope) =>
  asOrganization(scope, (db) => removeRule(db, scope, id)),
);

export const submitSilence = formAction(SilenceForm, "alerts.rule", async (wish, scope) => {
  const { overlaps } = await asOrganization(scope, (db) => saveSilence(db, scope, wish));
  refresh();
  return overlaps;
});

export const dropSilence = action(ChosenSilence, "alerts.rule", async ({ id }, scope) => {
  await asOrganization(scope, (db) => removeSilence(db, scope, id));
  refresh();
});
