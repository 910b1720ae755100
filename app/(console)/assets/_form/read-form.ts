import "server-only";
import type { Scope } from "#lib/auth/scope.ts";
import type { JobDetails } from "#lib/jobs/views.ts";
import { getOrganization } from "#lib/people/queries.ts";
import { quietTime, toFields } from "#lib/schedules/presets.ts";
import { listSchedulesOf } from "#lib/schedules/queries.ts";
import { getSource, type SourceDetails } from "#lib/sources/queries.ts";
import { asOrganization } from "#lib/web/scope.ts";
import type { CadenceValues } from "../../settings/_parts/cadence-fields.client.tsx";
import { findJobOf } from "../_jobs/find-job.ts";

/** When discovery will run by itself, in the organization's zone. */
export type DiscoverySchedule = { initial: CadenceValues; timeZone: string };

/** At a quiet hour, unless the draft says otherwise. */
export function readDiscoverySchedule(scope: Scope, draftId: string | null): Promise<DiscoverySchedule> {
  return asOrganization(scope, async (db) => {
    const { timeZone } = await getOrganization(db, scope);
    const daily = { cadence: "daily", at: quietTime(Math.random()), weekday: "1", cron: "" } as const;
    if (draftId === null) return { initial: daily, timeZone };
    const [stored] = await listSchedulesOf(db, scope, draftId);
    return {
      initial: stored?.state === "active" ? toFields(stored) : { ...daily, cadence: "none" },
      timeZone,
    };
  });
}

type StoredForm = { source: SourceDetails; test: JobDetails | null };

/** A stored source, with the connection test that the address names. */
export function readForm(scope: Scope, sourceId: string, testId: string | undefined): Promise<StoredForm> {
  return asOrganization(scope, async (db) => {
    const source = await getSource(db, scope, sourceId);
    const found = await findJobOf(db, scope, sourceId, testId);
    return { source, test: found?.job.type === "connection_test" ? found : null };
  });
}
