import Link from "next/link";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Table, Td, Th } from "#app/_ui/table.tsx";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import type { ScheduleView, Unscheduled } from "#lib/schedules/views.ts";
import { describeCadence } from "#lib/schedules/words.ts";
import { NextRun } from "../../_parts/next-run.client.tsx";
import { LastResult } from "../last-result.tsx";
import { ScheduleMenu } from "./schedule-menu.client.tsx";

type SchedulesTableProps = {
  schedules: readonly ScheduleView[];
  unscheduled: readonly Unscheduled[];
  role: Role;
};

/** On a phone when it runs, next and what came last stand below the source. */
export function SchedulesTable({ schedules, unscheduled, role }: SchedulesTableProps) {
  const whyNotManage = may(role, "schedules.manage") ? null : whyNot("schedules.manage");
  const whyNotRun = may(role, "jobs.run") ? null : whyNot("jobs.run");
  return (
    <div className="-mx-5 max-sm:-mx-4">
      <Table
        caption="Schedules"
        head={
          <>
            <Th>Source and job</Th>
            <Th className="max-sm:hidden">Runs</Th>
            <Th className="max-sm:hidden">Next</Th>
            <Th className="max-md:hidden">Last</Th>
            <Th className="max-xl:hidden">Changed</Th>
            <Th className="w-10">
              <span className="sr-only">Actions</span>
            </Th>
          </>
        }
      >
        {schedules.map((schedule) => (
          <tr key={schedule.id} data-schedule={schedule.sourceName}>
            <Td className="max-w-72 py-1.5 max-sm:w-full max-sm:max-w-0">
              <Link
                href={`/settings/schedules/${schedule.id}`}
                title={schedule.sourceName}
                className="block truncate rounded-4 font-medium hover:underline"
              >
                {schedule.sourceName}
              </Link>
              <span className="block whitespace-nowrap text-12 text-fg-3">
                {jobTypeLabel(schedule.jobType)}
              </span>
              <span className="mt-0.5 grid gap-0.5 text-12 sm:hidden">
                <span>{describeCadence(schedule)}</span>
                <Next schedule={schedule} />
                <Last schedule={schedule} />
              </span>
            </Td>
            <Td className="max-sm:hidden">{describeCadence(schedule)}</Td>
            <Td className="max-sm:hidden">
              <Next schedule={schedule} />
            </Td>
            <Td className="max-md:hidden">
              <Last schedule={schedule} />
            </Td>
            <Td className="max-w-44 max-xl:hidden">
              <span className="block truncate" title={schedule.changedByName}>
                {schedule.changedByName}
              </span>
              <RelativeTime at={schedule.changedAt} className="num text-12 text-fg-3" />
            </Td>
            <Td className="text-right">
              <ScheduleMenu
                schedule={{
                  ...{ id: schedule.id, sourceId: schedule.sourceId, sourceName: schedule.sourceName },
                  ...{ jobType: schedule.jobType, isActive: schedule.state === "active" },
                }}
                whyNotRun={whyNotRun}
                whyNotManage={whyNotManage}
              />
            </Td>
          </tr>
        ))}
        {unscheduled.map((one) => (
          <tr key={`${one.sourceId} ${one.jobType}`} data-schedule={one.sourceName}>
            <Td className="max-w-72 py-1.5 max-sm:w-full max-sm:max-w-0">
              <span className="block truncate font-medium" title={one.sourceName}>
                {one.sourceName}
              </span>
              <span className="block whitespace-nowrap text-12 text-fg-3">{jobTypeLabel(one.jobType)}</span>
              <span className="mt-0.5 flex items-center gap-3 text-12 sm:hidden">
                Only when somebody runs it {!whyNotManage && <ScheduleLink {...one} />}
              </span>
            </Td>
            <Td colSpan={5} className="text-fg-2 max-sm:hidden">
              <span className="flex items-center gap-3">
                Only when somebody runs it {!whyNotManage && <ScheduleLink {...one} />}
              </span>
            </Td>
            <Td className="sm:hidden" />
          </tr>
        ))}
      </Table>
    </div>
  );
}

const ScheduleLink = ({ sourceId, sourceName, jobType }: Unscheduled) => (
  <ButtonLink
    href={`/settings/schedules/new?source=${sourceId}&type=${jobType}`}
    size="sm"
    aria-label={`Schedule ${jobTypeLabel(jobType)} of ${sourceName}`}
  >
    Schedule
  </ButtonLink>
);

function Next({
  schedule: { state, nextRunAt, timeZone, stateSince, changedByName },
}: {
  schedule: ScheduleView;
}) {
  if (nextRunAt) return <NextRun at={nextRunAt} timeZone={timeZone} className="num" />;
  if (state === "paused")
    return (
      <span className="text-fg-2">
        <span className="sm:block">Paused</span>{" "}
        <span className="text-12 text-fg-3">
          by {changedByName}, <RelativeTime at={stateSince} className="whitespace-nowrap" />
        </span>
      </span>
    );
  if (state === "suspended")
    return <span className="inline-block text-warn-fg">Paused: its credentials are refused</span>;
  return <span className="text-fg-3">Never again</span>;
}

const Last = ({ schedule: { lastSlot } }: { schedule: ScheduleView }) =>
  lastSlot ? <LastResult slot={lastSlot} /> : <span className="text-fg-3">Not run yet</span>;
