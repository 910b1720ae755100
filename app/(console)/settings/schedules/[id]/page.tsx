import type { Metadata } from "next";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { toFields } from "#lib/schedules/presets.ts";
import { getSchedule, listChanges, listSlots } from "#lib/schedules/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { AssetId } from "../../../assets/address.ts";
import { orNotFound } from "../../../assets/or-not-found.ts";
import { timeZoneOptions } from "../../_parts/time-zones.ts";
import { ReadAgain } from "../../workers/read-again.client.tsx";
import { ScheduleForm } from "../_form/schedule-form.client.tsx";
import { SCHEDULES_TRAIL } from "../trail.ts";
import { ChangesTable } from "./changes-table.tsx";
import { ScheduleActions } from "./schedule-actions.client.tsx";
import { ScheduleFacts } from "./schedule-facts.tsx";
import { SlotsTable } from "./slots-table.tsx";
import { StateNotice } from "./state-notice.tsx";

type Props = PageProps<"/settings/schedules/[id]">;

const MOST_SLOTS = 30;
const MOST_CHANGES = 20;

// The same for all of them: what is read again every few seconds would lose a title of its own on the way.
export const metadata: Metadata = { title: "Schedule" };

export default async function SchedulePage({ params }: Props) {
  const scope = await requireScope();
  const { role } = scope;
  const id = AssetId.parse((await params).id);
  const { schedule, slots, changes } = await orNotFound(
    asOrganization(scope, async (db) => ({
      schedule: await getSchedule(db, scope, id),
      slots: await listSlots(db, scope, id, MOST_SLOTS),
      changes: await listChanges(db, scope, id, MOST_CHANGES),
    })),
  );
  const whyNotManage = may(role, "schedules.manage") ? null : whyNot("schedules.manage");
  return (
    <>
      <ReadAgain />
      <PageHeader
        title={`${schedule.sourceName} › ${jobTypeLabel(schedule.jobType)}`}
        trail={SCHEDULES_TRAIL}
        actions={
          <ScheduleActions
            {...{ id: schedule.id, sourceId: schedule.sourceId, jobType: schedule.jobType, whyNotManage }}
            isActive={schedule.state === "active"}
            whyNotRun={may(role, "jobs.run") ? null : whyNot("jobs.run")}
          />
        }
      />
      <div className="grid min-w-0 gap-6 px-5 pt-3 pb-10 max-sm:px-4 md:grid-cols-[minmax(0,1fr)_304px] md:gap-8">
        <div className="grid min-w-0 content-start gap-6">
          <StateNotice schedule={schedule} />
          <Section title="When it runs">
            <ScheduleForm
              sourceId={schedule.sourceId}
              jobType={schedule.jobType}
              initial={toFields(schedule)}
              timeZone={schedule.timeZone}
              timeZones={timeZoneOptions(schedule.timeZone)}
              jitterMinutes={Math.round(schedule.jitterSeconds / 60)}
              disabledBecause={whyNotManage}
            />
          </Section>
          <Section title="Last slots">
            <SlotsTable slots={slots} />
          </Section>
          <Section title="Changes">
            <ChangesTable changes={changes} most={MOST_CHANGES} />
          </Section>
        </div>
        <aside aria-label="About this schedule" className="min-w-0 max-md:order-first">
          <ScheduleFacts schedule={schedule} />
        </aside>
      </div>
    </>
  );
}
