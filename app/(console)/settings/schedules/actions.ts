"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { pauseSchedules, resumeSchedules, saveSchedule } from "#lib/schedules/commands.ts";
import { ChosenSchedules, ScheduleForm } from "#lib/schedules/schemas.ts";
import { action, formAction } from "#lib/web/action.ts";
import { asOrganization } from "#lib/web/scope.ts";

export const submitSchedule = formAction(ScheduleForm, "schedules.manage", async (form, scope) => {
  const { id, isNew } = await asOrganization(scope, (db) => saveSchedule(db, scope, form));
  if (isNew) redirect(`/settings/schedules/${id}`);
  refresh();
});

/** Answers those that it changed. */
export const pause = action(ChosenSchedules, "schedules.manage", async (chosen, scope) => {
  const ids = await asOrganization(scope, (db) => pauseSchedules(db, scope, chosen));
  refresh();
  return { ids };
});

export const resume = action(ChosenSchedules, "schedules.manage", async (chosen, scope) => {
  const ids = await asOrganization(scope, (db) => resumeSchedules(db, scope, chosen));
  refresh();
  return { ids };
});
