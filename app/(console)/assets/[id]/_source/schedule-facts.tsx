import Link from "next/link";
import { Facts } from "#app/_ui/facts.tsx";
import { Section } from "#app/_ui/section.tsx";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { SCHEDULABLE } from "#lib/schedules/claim-due.ts";
import type { ScheduleView } from "#lib/schedules/views.ts";
import { describeCadence } from "#lib/schedules/words.ts";
import { NextRun } from "../../../settings/_parts/next-run.client.tsx";

type ScheduleFactsProps = { sourceId: string; schedules: readonly ScheduleView[]; mayManage: boolean };

const LINK = "rounded-4 text-accent-text hover:underline";

/** What runs on the source by itself, when next, and where to change that. */
export function ScheduleFacts({ sourceId, schedules, mayManage }: ScheduleFactsProps) {
  return SCHEDULABLE.map((type) => {
    const schedule = schedules.find(({ jobType }) => jobType === type);
    const label = jobTypeLabel(type);
    return (
      <Section
        key={type}
        title={`${label} schedule`}
        action={
          schedule ? (
            <Link href={`/settings/schedules/${schedule.id}`} className={LINK}>
              {mayManage ? "Change" : "Details"}
            </Link>
          ) : (
            mayManage && (
              <Link href={`/settings/schedules/new?source=${sourceId}&type=${type}`} className={LINK}>
                Schedule
              </Link>
            )
          )
        }
      >
        {schedule ? (
          <Facts
            facts={[
              { label: "Runs", value: describeCadence(schedule) },
              { label: "Next", value: <Next schedule={schedule} /> },
            ]}
          />
        ) : (
          <p className="text-13 text-fg-2">Only when somebody runs it.</p>
        )}
      </Section>
    );
  });
}

function Next({ schedule: { state, nextRunAt, timeZone } }: { schedule: ScheduleView }) {
  if (nextRunAt) return <NextRun at={nextRunAt} timeZone={timeZone} />;
  if (state === "suspended") return <span className="text-warn-fg">paused: its credentials are refused</span>;
  return state === "paused" ? "paused" : "never again";
}
