import { SearchX, Table2 } from "lucide-react";
import Link from "next/link";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import { SearchBox } from "#app/_ui/search-box.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { AssetPage } from "#lib/catalog/views.ts";
import { formatCount, formatQuantity } from "#lib/format.ts";
import type { SourceDetails } from "#lib/sources/queries.ts";
import { type AssetAddress, relationsHref, tablesHref } from "../../address.ts";
import { KindFilter } from "./kind-filter.tsx";
import { RelationsTable } from "./relations-table.tsx";

type RelationsSectionProps = { source: SourceDetails; page: AssetPage; address: AssetAddress };

/** Everything the last discoveries found in this source, by schema and name. */
export function RelationsSection({ source, page, address }: RelationsSectionProps) {
  const { kinds, tabs } = page.counts;
  const total = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  const isNarrowed = address.q !== "" || address.kind !== undefined;
  if (source.relationCount === 0 && !isNarrowed) return <Nothing source={source} />;
  const here = (change: Partial<AssetAddress>) =>
    relationsHref(source.id, { ...address, after: undefined, before: undefined, ...change });
  return (
    <Section
      title="Tables and views"
      aside={formatCount(source.relationCount)}
      action={
        tabs.archived > 0 && (
          <Link
            href={tablesHref({ source: [source.id], tab: "archived" })}
            className="rounded-4 text-accent-text hover:underline"
          >
            {formatCount(tabs.archived)} archived
          </Link>
        )
      }
    >
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <SearchBox
          action={`/assets/${source.id}`}
          label="Search tables and views"
          placeholder="Part of schema.name"
          value={address.q}
          keep={{ kind: address.kind, job: address.job }}
        />
        <KindFilter counts={kinds} total={total} chosen={address.kind} hrefOf={(kind) => here({ kind })} />
      </div>
      {page.rows.length > 0 ? (
        <RelationsTable rows={page.rows} />
      ) : (
        <EmptyState
          icon={<Icon of={SearchX} size={20} />}
          title="No table or view matches"
          level="h3"
          actions={<ButtonLink href={here({ q: "", kind: undefined })}>Show all of them</ButtonLink>}
        />
      )}
      {(page.previous || page.next) && (
        <Pager
          text={`${formatCount(page.rows.length)} of ${formatQuantity(address.kind ? (kinds[address.kind] ?? 0) : total, "table or view", "tables and views")}`}
          order="By name"
          back={{ label: "Previous", href: page.previous && here({ before: page.previous }) }}
          forth={{ label: "Next", href: page.next && here({ after: page.next }) }}
        />
      )}
    </Section>
  );
}

/** Before the first discovery, and after one that found an empty database. */
function Nothing({ source: { lastDiscovery } }: { source: SourceDetails }) {
  const icon = <Icon of={Table2} size={20} />;
  if (!lastDiscovery)
    return (
      <EmptyState icon={icon} title="Not discovered yet">
        Run discovery to find the tables, columns and keys of this database.
      </EmptyState>
    );
  if (lastDiscovery.status === "completed")
    return (
      <EmptyState icon={icon} title="There is nothing to see in this database">
        The last discovery found no table or view in the schemas it may read.
      </EmptyState>
    );
  const isActive = lastDiscovery.status === "pending" || lastDiscovery.status === "running";
  return (
    <EmptyState icon={icon} title={isActive ? "Being discovered" : "Not discovered yet"}>
      {isActive ? "What it finds appears here when it is done. " : "The last discovery did not complete. "}
      <Link href={`/jobs/${lastDiscovery.id}`} className="rounded-4 text-accent-text underline">
        See {lastDiscovery.shortId}
      </Link>
    </EmptyState>
  );
}
