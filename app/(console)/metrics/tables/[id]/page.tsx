import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Section } from "#app/_ui/section.tsx";
import { may, whyNot } from "#lib/auth/scope.ts";
import { getRelation } from "#lib/catalog/relation-queries.ts";
import { formatCount } from "#lib/format.ts";
import { readCursor } from "#lib/jobs/changes.ts";
import { listMetricsOf } from "#lib/metrics/health.ts";
import { suggestFor } from "#lib/metrics/suggest-for.ts";
import { getSource } from "#lib/sources/queries.ts";
import { tagsOfAsset } from "#lib/tags/queries.ts";
import { asOrganization, requireScope } from "#lib/web/scope.ts";
import { AssetId } from "../../../assets/address.ts";
import { orNotFound } from "../../../assets/or-not-found.ts";
import { CaptureNow } from "../../_parts/capture-now.client.tsx";
import { SuggestionList } from "../../_parts/suggestion-list.client.tsx";
import { AddMetric } from "./add-metric.client.tsx";
import { choicesOf } from "./choices-of.ts";
import { Profile } from "./profile.tsx";

type Props = PageProps<"/metrics/tables/[id]">;

/** In one transaction; the page and its title share one reading. */
const readProfile = cache(async (id: string) => {
  const scope = await requireScope();
  const assetId = AssetId.parse(id);
  return orNotFound(
    asOrganization(scope, async (db) => {
      // First: a capture that ends in between is then heard of, and not missed.
      const cursor = await readCursor(db);
      const relation = await getRelation(db, scope, assetId);
      return {
        ...{ cursor, relation },
        metrics: await listMetricsOf(db, scope, assetId),
        tags: await tagsOfAsset(db, scope, assetId),
        source: await getSource(db, scope, relation.sourceId),
      };
    }),
  );
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { relation } = await readProfile((await params).id);
  return { title: `Metrics of ${relation.schemaName}.${relation.name}` };
}

export default async function TableMetricsPage({ params }: Props) {
  const scope = await requireScope();
  const { cursor, relation, metrics, tags, source } = await readProfile((await params).id);
  const { id, sourceId, schemaName, name, state } = relation;
  const suggestions = suggestFor(relation, tags, metrics);
  const isGone = state === "archived" || source.state !== "active";
  const whyNotSet = isGone
    ? "The table is gone."
    : may(scope.role, "metrics.set")
      ? null
      : whyNot("metrics.set");
  return (
    <>
      <PageHeader
        trail={[{ href: "/metrics", label: "Metrics" }]}
        title={`${schemaName}.${name}`}
        actions={
          <>
            <Link href={`/assets/${id}`} className="rounded-4 text-13 text-accent-text hover:underline">
              Go to table
            </Link>
            <CaptureNow
              place={{ sourceId, assetId: id }}
              disabledBecause={
                may(scope.role, "jobs.run")
                  ? metrics.length === 0
                    ? "There is no metric to capture yet."
                    : null
                  : whyNot("jobs.run")
              }
            />
          </>
        }
      />
      <RefreshOnJobs sourceId={sourceId} cursor={cursor} endsOf="metric_capture" />
      <div className="grid min-w-0 gap-8 border-t px-5 py-5 max-sm:px-4 sm:min-h-0 sm:flex-1 sm:content-start sm:overflow-auto">
        {source.accessLevel === "schema_only" && (
          <Notice tone="warn">
            The source shows its structure alone: row counts are what the server estimates, and nothing else
            is computed. An admin may change what Tidewatch may read on the source’s page.
          </Notice>
        )}
        <Section title="What is kept" aside={formatCount(metrics.length)}>
          {metrics.length === 0 ? (
            <p className="max-w-[72ch] text-13 text-fg-2">
              Nothing of this table is measured yet. Keep what is suggested below, or choose something else.
            </p>
          ) : (
            <Profile metrics={metrics} columns={relation.columns} />
          )}
        </Section>
        {suggestions.length > 0 && (
          <Section title="Suggested" aside={formatCount(suggestions.length)}>
            <SuggestionList assetId={id} suggestions={suggestions} disabledBecause={whyNotSet} />
          </Section>
        )}
        <Section title="Measure something else">
          <AddMetric assetId={id} columns={choicesOf(relation, tags)} disabledBecause={whyNotSet} />
        </Section>
        <Section title="A statement of your own">
          <p className="mb-3 max-w-[72ch] text-13 text-fg-2">
            Any number that one SELECT answers with. It runs read-only, within the time limit of its source.
          </p>
          <ButtonLink href={`/metrics/new?asset=${id}`}>Write custom SQL</ButtonLink>
        </Section>
      </div>
    </>
  );
}
