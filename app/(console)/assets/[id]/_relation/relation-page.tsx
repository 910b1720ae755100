import Link from "next/link";
import { RefreshOnJobs } from "#app/_live/refresh-on-jobs.client.tsx";
import { Badge } from "#app/_ui/badge.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { RelationDetails } from "#lib/catalog/views.ts";
import type { ColumnDocumentation, DocumentationVersion } from "#lib/documentation/views.ts";
import { formatCount } from "#lib/format.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { JobDetails, JobPage } from "#lib/jobs/views.ts";
import type { Impact, LineageGraph } from "#lib/lineage/views.ts";
import type { MetricRow } from "#lib/metrics/views.ts";
import type { ChangeRow } from "#lib/schema-changes/views.ts";
import type { ColumnTag } from "#lib/tags/views.ts";
import { AlertsLine } from "../../../alerts/_parts/alerts-line.tsx";
import { JobBanner } from "../../_jobs/job-banner.client.tsx";
import { JobsSection } from "../../_jobs/jobs-section.tsx";
import { RELATION_KINDS } from "../../kinds.tsx";
import { DocumentationSection } from "./_documentation/documentation-section.tsx";
import { AssetTags } from "./asset-tags.client.tsx";
import { ColumnsTable } from "./columns-table.tsx";
import { ConstraintsTable } from "./constraints-table.tsx";
import { GenerateTags } from "./generate-tags.client.tsx";
import { HistorySection } from "./history-section.tsx";
import { IndexesTable } from "./indexes-table.tsx";
import { LineageSection } from "./lineage-section.tsx";
import { MetricsSection } from "./metrics-section.tsx";
import { RelationFacts } from "./relation-facts.tsx";
import { Relationships } from "./relationships.tsx";
import { Suggestions } from "./suggestions.tsx";
import { TriggersTable } from "./triggers-table.tsx";

type RelationPageProps = {
  relation: RelationDetails;
  documentation: readonly ColumnDocumentation[];
  /** The newest texts it had. */
  versions: readonly DocumentationVersion[];
  tags: readonly ColumnTag[];
  metrics: readonly MetricRow[];
  /** The newest changes of it. */
  history: readonly ChangeRow[];
  /** One step each way. */
  lineage: LineageGraph;
  /** What a change of it would reach. */
  impact: Impact;
  alerts: { open: number; all: number };
  /** The job a link led here for. */
  asked: JobDetails | null;
  jobs: { page: JobPage; filter: JobFilter };
  /** Where the stream takes over from this page. */
  cursor: string;
  role: Role;
  organizationId: string;
};

/** One table or view, as the last discovery that saw it left it. */
export function RelationPage({
  relation,
  documentation,
  versions,
  tags,
  metrics,
  history,
  lineage,
  impact,
  alerts,
  asked,
  jobs,
  cursor,
  role,
  organizationId,
}: RelationPageProps) {
  const { schemaName, name, kind, columns, constraints, indexes, triggers, references, referencedBy } =
    relation;
  return (
    <>
      <PageHeader
        title={
          <span title={`${schemaName}.${name}`}>
            {schemaName}.{name}
          </span>
        }
        trail={[
          { href: "/assets", label: "Assets" },
          { href: `/assets/${relation.sourceId}`, label: relation.sourceName },
        ]}
        aside={
          <>
            <Badge>{RELATION_KINDS[kind].label}</Badge>
            {relation.state === "archived" && <Badge tone="warn">Archived</Badge>}
          </>
        }
        actions={
          relation.state === "archived" ? null : (
            <GenerateTags assetId={relation.id} sourceId={relation.sourceId} role={role} />
          )
        }
      />
      <RefreshOnJobs sourceId={relation.sourceId} cursor={cursor} />
      <div className="grid min-w-0 gap-6 px-5 pb-10 max-sm:px-4 md:grid-cols-[minmax(0,1fr)_304px] md:gap-8">
        <div className="grid min-w-0 content-start gap-6">
          {asked && <JobBanner key={asked.job.id} initial={asked.job} cursor={cursor} />}
          {relation.state === "archived" && <Archived relation={relation} />}
          {relation.comment && (
            <p className="wrap-anywhere max-w-[72ch] whitespace-pre-line text-14 text-fg-2">
              {relation.comment}
            </p>
          )}
          <DocumentationSection
            relation={relation}
            documentation={documentation}
            versions={versions}
            organizationId={organizationId}
            role={role}
          />
          <AssetTags
            assetId={relation.id}
            columns={columns.map((column) => column.name)}
            tags={tags}
            role={role}
          />
          <Section title="Columns" aside={formatCount(columns.length)}>
            <ColumnsTable columns={columns} tags={tags} />
          </Section>
          <MetricsSection relation={relation} metrics={metrics} tags={tags} role={role} />
          {constraints.length > 0 && (
            <Section title="Keys and checks" aside={formatCount(constraints.length)}>
              <ConstraintsTable constraints={constraints} />
            </Section>
          )}
          {(references.length > 0 || referencedBy.length > 0) && (
            <Section title="Relationships" aside={formatCount(references.length + referencedBy.length)}>
              <Relationships references={references} referencedBy={referencedBy} />
            </Section>
          )}
          {relation.suggestions.length > 0 && (
            <Section title="Suggested relationships" aside={formatCount(relation.suggestions.length)}>
              <Suggestions suggestions={relation.suggestions} />
            </Section>
          )}
          <LineageSection assetId={relation.id} lineage={lineage} impact={impact} />
          {indexes.length > 0 && (
            <Section title="Indexes" aside={formatCount(indexes.length)}>
              <IndexesTable indexes={indexes} />
            </Section>
          )}
          {triggers.length > 0 && (
            <Section title="Triggers" aside={formatCount(triggers.length)}>
              <TriggersTable triggers={triggers} />
            </Section>
          )}
          {relation.definition && (
            <Section title="Definition">
              <CodeBlock code={relation.definition} label="the definition" />
            </Section>
          )}
          <HistorySection changes={history} assetId={relation.id} />
          <JobsSection
            page={jobs.page}
            filter={jobs.filter}
            role={role}
            nothing="No job has run on it alone. Discovery runs on the whole source."
          />
        </div>
        <aside aria-label="About this asset" className="min-w-0">
          <AlertsLine assetId={relation.id} alerts={alerts} />
          <RelationFacts relation={relation} />
        </aside>
      </div>
    </>
  );
}

/** Why it is kept, since when, and what found that it is gone. */
function Archived({ relation: { archivedAt, archivedBy, sourceName } }: { relation: RelationDetails }) {
  const since = archivedAt && <RelativeTime at={archivedAt.toISOString()} />;
  return (
    <Notice tone="warn">
      {archivedBy ? (
        <>
          It is no longer in the database:{" "}
          <Link href={`/jobs/${archivedBy.id}`} className="mono rounded-4 text-accent-text hover:underline">
            {archivedBy.shortId}
          </Link>{" "}
          did not find it, {since}.
        </>
      ) : (
        <>
          Its source {sourceName} was removed, {since}.
        </>
      )}{" "}
      This is how it was last seen.
    </Notice>
  );
}
