import { CalendarClock } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { JOB_DEFINITIONS, jobTypeLabel } from "#lib/jobs/catalog.ts";
import type { JobDefinition } from "#lib/jobs/definition.ts";
import { readerTimeZone } from "#lib/people/reader-time-zone.ts";
import { listSchedules, listUnscheduled } from "#lib/schedules/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { SettingsFrame } from "../_parts/settings-frame.tsx";
import { ReadAgain } from "../workers/read-again.client.tsx";
import { Calendar } from "./_list/calendar.tsx";
import { SchedulesTable } from "./_list/schedules-table.tsx";
import { TurnAll } from "./_list/turn-all.client.tsx";

export const metadata: Metadata = { title: "Schedules" };

const FOLLOW_UPS = JOB_DEFINITIONS.flatMap((definition: JobDefinition) =>
  definition.triggers.after ? [{ ...definition, after: definition.triggers.after }] : [],
);

export default async function SchedulesPage() {
  const scope = await requireScope();
  const { schedules, unscheduled, timeZone } = await asOrganization(scope, async (db) => ({
    schedules: await listSchedules(db, scope),
    unscheduled: await listUnscheduled(db, scope),
    timeZone: await readerTimeZone(db, scope),
  }));
  const active = schedules.filter(({ state }) => state === "active").length;
  if (schedules.length + unscheduled.length === 0)
    return <NoSource canConnect={may(scope.role, "sources.manage")} />;
  return (
    <SettingsFrame current="schedules">
      <ReadAgain />
      <Section
        title="Schedules"
        aside={`${active} active, ${schedules.length - active} paused`}
        action={
          schedules.length > 0 && (
            <TurnAll
              isAnyActive={active > 0}
              whyNotManage={may(scope.role, "schedules.manage") ? null : whyNot("schedules.manage")}
            />
          )
        }
      >
        <SchedulesTable schedules={schedules} unscheduled={unscheduled} role={scope.role} />
      </Section>
      <Section title="Next 24 hours" aside={timeZone}>
        <Calendar schedules={schedules} now={new Date()} timeZone={timeZone} />
      </Section>
      <Section title="After other jobs">
        {FOLLOW_UPS.length > 0 ? (
          <ul className="grid gap-1 text-13">
            {FOLLOW_UPS.map(({ type, label, after }) => (
              <li key={type}>
                {label} <span className="text-fg-2">starts after each completed {jobTypeLabel(after)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="max-w-[72ch] text-13 text-fg-2">
            The other way jobs start by themselves: when one they build on has completed. No type of job does
            yet.
          </p>
        )}
      </Section>
      <p className="text-12">
        <Link href="/jobs?trigger=schedule" className="rounded-4 text-accent-text hover:underline">
          All jobs that schedules started
        </Link>
      </p>
    </SettingsFrame>
  );
}

function NoSource({ canConnect }: { canConnect: boolean }) {
  return (
    <SettingsFrame current="schedules">
      <EmptyState
        icon={<Icon of={CalendarClock} size={20} />}
        title="Nothing to schedule yet"
        actions={canConnect && <ButtonLink href="/assets/new">Connect a database</ButtonLink>}
      >
        Once a database is connected, its discovery can run by itself: every night, every hour, or when you
        say.
      </EmptyState>
    </SettingsFrame>
  );
}
