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

/** When discovery will run by itself, in the organization's zone, and how often checks of freshness and metrics will. */
export type DiscoverySchedule = { initial: CadenceValues; timeZone: string; checks: string };

/** At a quiet hour, unless the draft says otherwise. */
export function readDiscoverySchedule(scope: Scope, draftId: string | null): Promise<DiscoverySchedule> {
  return asOrganization(scope, async (db) => {
    const { timeZone } = await getOrganization(db, scope);
    const daily = { cadence: "daily", at: quietTime(Math.random()), weekday: "1", cron: "" } as const;
    if (draftId === null) return { initial: daily, timeZone, checks: "none" };
    const stored = await listSchedulesOf(db, scope, draftId);
    const ofType = (type: string) =>
      stored.find(({ jobType, state }) => jobType === type && state === "active");
    const [discovery, checks] = [ofType("asset_discovery"), ofType("freshness_check")];
    return {
      initial: discovery ? toFields(discovery) : { ...daily, cadence: "none" },
      timeZone,
      checks: checks ? toFields(checks).cadence : "none",
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
