import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may, type Scope, whyNot } from "#lib/auth/scope.ts";
import type { Db } from "#lib/db/client.ts";
import { AppError } from "#lib/errors.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { findMetricChoices } from "#lib/metrics/choices.ts";
import { findMetric } from "#lib/metrics/queries.ts";
import type { MetricRow } from "#lib/metrics/views.ts";
import { readerTimeZone } from "#lib/people/reader-time-zone.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { orNotFound } from "../../assets/or-not-found.ts";
import { MetricBadge } from "../_parts/metric-badge.tsx";
import { metricName } from "../_parts/words.ts";
import { HistorySection } from "./_history/history-section.tsx";
import { Explanation } from "./explanation.tsx";
import { MetricActions } from "./metric-actions.client.tsx";
import { MetricFacts } from "./metric-facts.tsx";
import { MetricSettingsForm } from "./settings-form.client.tsx";
import { StateNotice } from "./state-notice.tsx";
import { StatementSection } from "./statement-section.tsx";

const Asked = z.object({
  point: z.string().max(40).nullable().catch(null).default(null),
  as: z.enum(["picture", "table"]).catch("picture").default("picture"),
});

/** In one transaction; the page and its title share one reading. */
const readMetric = cache(async (id: string) => {
  const scope = await requireScope();
  if (!z.uuid().safeParse(id).success) notFound();
  return orNotFound(
    asOrganization(scope, async (db) => {
      // First: a capture that ends in between is then heard of, and not missed.
      const cursor = await readCursor(db);
      const found = await findMetric(db, scope, id);
      return {
        ...{ cursor, found, timeZone: await readerTimeZone(db, scope) },
        backfillColumns: await findBackfillColumns(db, scope, found.metric),
      };
    }),
  );
});

/** None of a table that is gone: nothing is captured of it any more. */
async function findBackfillColumns(db: Db, scope: Scope, { type, assetId }: MetricRow): Promise<string[]> {
  if (type !== "row_count") return [];
  try {
    return (await findMetricChoices(db, scope, assetId)).backfillColumns;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return [];
    throw error;
  }
}

type Props = PageProps<"/metrics/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found } = await readMetric((await params).id);
  return { title: `${metricName(found.metric)} of ${found.metric.tableName}` };
}

export default async function MetricPage({ params, searchParams }: Props) {
  const scope = await requireScope();
  const { cursor, found, timeZone, backfillColumns } = await readMetric((await params).id);
  const asked = Asked.parse(await searchParams);
  const { metric, points } = found;
  const newest = points.at(-1);
  const point = points.find(({ capturedAt }) => capturedAt === asked.point) ?? newest;
  const whyNotMark = may(scope.role, "metrics.set") ? null : whyNot("metrics.set");
  const toSet = metric.sql === null ? "metrics.set" : "metrics.custom";
  const whyNotSet = may(scope.role, toSet) ? null : whyNot(toSet);
  const table = `${metric.schemaName}.${metric.tableName}`;
  return (
    <>
      <PageHeader
        trail={[
          { href: "/metrics", label: "Metrics" },
          { href: `/metrics/tables/${metric.assetId}`, label: table },
        ]}
        title={metricName(metric)}
        aside={<MetricBadge status={metric.status} />}
        actions={
          <MetricActions
            metric={{ ...metric, name: metricName(metric) }}
            whyNotRun={may(scope.role, "jobs.run") ? null : whyNot("jobs.run")}
            whyNotSet={whyNotSet}
          />
        }
      />
      <RefreshOnJobs sourceId={metric.sourceId} cursor={cursor} endsOf="metric_capture" />
      <div className="grid min-w-0 gap-8 border-t px-5 py-5 max-sm:px-4 sm:min-h-0 sm:flex-1 sm:content-start sm:overflow-auto">
        <StateNotice found={found} />
        <HistorySection
          metric={metric}
          points={points}
          chosen={point?.capturedAt ?? null}
          isTable={asked.as === "table"}
          timeZone={timeZone}
        />
        <div className="grid min-w-0 gap-8 lg:grid-cols-2">
          {point && (
            <Explanation
              metric={metric}
              point={point}
              isNewest={point === newest}
              disabledBecause={whyNotMark}
            />
          )}
          <Section title="About">
            <div className="max-w-[480px]">
              <MetricFacts metric={metric} />
            </div>
          </Section>
        </div>
        {metric.sql !== null && (
          <StatementSection metric={metric} sql={metric.sql} disabledBecause={whyNotSet} />
        )}
        <Section title="How it is captured and judged">
          <MetricSettingsForm metric={metric} backfillColumns={backfillColumns} disabledBecause={whyNotSet} />
        </Section>
      </div>
    </>
  );
}
