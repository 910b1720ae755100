import Link from "next/link";
import { Facts } from "#app/_ui/facts.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { ScheduleView } from "#lib/schedules/views.ts";
import { describeCadence } from "#lib/schedules/words.ts";
import { NextRun } from "../../_parts/next-run.client.tsx";

/** Words for people, and where it leads. */
export function ScheduleFacts({ schedule }: { schedule: ScheduleView }) {
  const { nextRunAt, timeZone, cron } = schedule;
  return (
    <Section title="Schedule">
      <Facts
        facts={[
          { label: "Next", value: nextRunAt ? <NextRun at={nextRunAt} timeZone={timeZone} /> : "–" },
          { label: "Runs", value: describeCadence(schedule) },
          ...(cron === null ? [] : [{ label: "Cron", value: cron, isMono: true }]),
          {
            label: "Source",
            value: (
              <Link
                href={`/assets/${schedule.sourceId}`}
                className="rounded-4 text-accent-text hover:underline"
              >
                {schedule.sourceName}
              </Link>
            ),
          },
          { label: "Changed by", value: schedule.changedByName },
          { label: "Changed", value: <RelativeTime at={schedule.changedAt} /> },
        ]}
      />
    </Section>
  );
}
