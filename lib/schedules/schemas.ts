import { z } from "zod";
import { TimeZone } from "#lib/auth/schemas.ts";
import { CADENCES, cadenceFault, type PresetFields, toStored } from "./presets.ts";

/** When something runs, as a form's fields say it. Only what the chosen way needs is looked at. */
export const CADENCE_FIELDS = {
  cadence: z.enum(CADENCES, "Choose how often it runs."),
  at: z.string().default(""),
  weekday: z.string().default(""),
  cron: z.string().default(""),
};

type Issues = { addIssue(issue: { code: "custom"; path: string[]; message: string }): void };

/** Says what is wrong with them at the field it is wrong in. */
export function checkCadence(fields: PresetFields, context: Issues): void {
  const fault = cadenceFault(fields);
  if (fault) context.addIssue({ code: "custom", path: [fault.field], message: fault.message });
}

const JITTER = "Choose by how much it may start later.";

/** What the form of one schedule sends. */
export const ScheduleForm = z
  .strictObject({
    ...CADENCE_FIELDS,
    sourceId: z.uuid(),
    jobType: z.string().max(60),
    timeZone: TimeZone,
    jitterMinutes: z.coerce.number(JITTER).int(JITTER).min(0, JITTER).max(360, JITTER),
  })
  .superRefine(checkCadence)
  .transform(({ sourceId, jobType, timeZone, jitterMinutes, ...fields }) => ({
    ...{ sourceId, jobType, timeZone, jitterSeconds: jitterMinutes * 60, ...toStored(fields) },
  }));
export type ScheduleForm = z.output<typeof ScheduleForm>;

/** Some schedules, or all of the organization's. */
export const ChosenSchedules = z.strictObject({
  ids: z.union([z.literal("all"), z.array(z.uuid()).max(1_000)]),
});
export type ChosenSchedules = z.output<typeof ChosenSchedules>;
