/**
 * What a transition raises for alerts, in its own statement. Where no rule of the organization listens it looks at an index
 * or two and writes nothing. Cancels, and jobs of internal types, raise nothing.
 */
import { Prisma } from "#lib/db/client.ts";
import { JOB_DEFINITIONS } from "./catalog.ts";
import type { JobDefinition } from "./definition.ts";

const internal = JOB_DEFINITIONS.filter((definition: JobDefinition) => definition.internal).map(
  ({ type }) => type,
);
const isHeard = (row: Prisma.Sql): Prisma.Sql => Prisma.sql`${row}.type <> all(${internal}::text[])`;
const listens = (row: Prisma.Sql, kinds: Prisma.Sql): Prisma.Sql => Prisma.sql`exists (
    select from alert_rule r where r.organization_id = ${row}.organization_id and r.is_enabled and r.kinds && ${kinds})`;
/** An alert of it resolves by itself, also where its rule is off or gone. */
const hasOpenAlert = (row: Prisma.Sql): Prisma.Sql => Prisma.sql`exists (
    select from alert_item i where i.organization_id = ${row}.organization_id and i.asset_id = ${row}.asset_id
      and i.job_type = ${row}.type and i.recovers and i.recovered_at is null)`;

/** A fragment that reads the rows it `moved` out of running into failed. */
export const failureRaised = Prisma.sql`raised as (
    insert into alert_event (organization_id, kind, severity, job_id, job_type, source_id, asset_id)
    select m.organization_id, case m.type when 'asset_discovery' then 'discovery_failed' else 'job_failed' end,
      'critical', m.id, m.type, m.source_id, m.asset_id
    from moved m where ${isHeard(Prisma.sql`m`)} and ${listens(Prisma.sql`m`, Prisma.sql`'{discovery_failed,job_failed}'`)}
  )`;

/**
 * A value beside the rows that `moved` into completed, which raises of all of them that they recovered, or took unusually
 * long or short. What that asks of other tables is a function's, so that they are opened only where somebody listens, and
 * one call's for the statement: a call for each costs more than what it asks.
 */
export const completionRaised = Prisma.sql`(
    select case when count(*) > 0 then raise_completions(array_agg(m.id), array_agg(m.organization_id), array_agg(m.type),
      array_agg(m.source_id), array_agg(m.asset_id), array_agg(m.started_at), array_agg(m.finished_at))::text end
    from moved m where ${isHeard(Prisma.sql`m`)} and (${listens(
      Prisma.sql`m`,
      Prisma.sql`'{discovery_failed,job_failed,job_recovered,job_slow,job_fast,job_stuck}'`,
    )} or ${hasOpenAlert(Prisma.sql`m`)}))`;
