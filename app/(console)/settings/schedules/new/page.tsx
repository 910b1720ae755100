import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { jobTypeLabel } from "#lib/jobs/catalog.ts";
import { getOrganization } from "#lib/people/queries.ts";
import { isSchedulable } from "#lib/schedules/claim-due.ts";
import { quietTime } from "#lib/schedules/presets.ts";
import { listSchedulesOf } from "#lib/schedules/queries.ts";
import { getSource } from "#lib/sources/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { orNotFound } from "../../../assets/or-not-found.ts";
import { timeZoneOptions } from "../../_parts/time-zones.ts";
import { ScheduleForm } from "../_form/schedule-form.client.tsx";
import { SCHEDULES_TRAIL } from "../trail.ts";

export const metadata: Metadata = { title: "New schedule" };

const Address = z.object({ source: z.uuid(), type: z.string() });

export default async function NewSchedulePage({ searchParams }: PageProps<"/settings/schedules/new">) {
  const scope = await requireScope();
  const asked = Address.safeParse(await searchParams);
  if (!asked.success || !isSchedulable(asked.data.type)) notFound();
  const { source: sourceId, type } = asked.data;
  const { source, organization, known } = await orNotFound(
    asOrganization(scope, async (db) => ({
      source: await getSource(db, scope, sourceId),
      organization: await getOrganization(db, scope),
      known: await listSchedulesOf(db, scope, sourceId),
    })),
  );
  if (source.state !== "active") notFound();
  const existing = known.find(({ jobType }) => jobType === type);
  if (existing) redirect(`/settings/schedules/${existing.id}`);
  return (
    <>
      <PageHeader title={`${source.name} › ${jobTypeLabel(type)}`} trail={SCHEDULES_TRAIL} />
      <div className="px-5 pt-3 pb-10 max-sm:px-4">
        <ScheduleForm
          sourceId={sourceId}
          jobType={type}
          initial={{ cadence: "daily", at: quietTime(Math.random()), weekday: "1", cron: "" }}
          timeZone={organization.timeZone}
          timeZones={timeZoneOptions(organization.timeZone)}
          jitterMinutes={0}
          disabledBecause={may(scope.role, "schedules.manage") ? null : whyNot("schedules.manage")}
        />
      </div>
    </>
  );
}
