import { Section } from "#app/_ui/section.tsx";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import type { RelationDetails } from "#lib/catalog/views.ts";
import type { ColumnDocumentation, DocumentationVersion } from "#lib/documentation/views.ts";
import { formatCount } from "#lib/format.ts";
import { ExportLinks } from "../../../../documentation/_parts/export-links.tsx";
import { AnalyseButton } from "./analyse-button.client.tsx";
import { DecideOnAll } from "./decide-on-all.client.tsx";
import { DocumentedPlace } from "./documented-place.tsx";
import { VersionList } from "./version-list.tsx";

type DocumentationSectionProps = {
  relation: RelationDetails;
  documentation: readonly ColumnDocumentation[];
  versions: readonly DocumentationVersion[];
  organizationId: string;
  role: Role;
};

/** What the table and its columns hold, in words: where from, to be edited, with every text there was. */
export function DocumentationSection({
  relation,
  documentation,
  versions,
  organizationId,
  role,
}: DocumentationSectionProps) {
  const { id, sourceId, columns, state } = relation;
  const isArchived = state === "archived";
  const byColumn = new Map(documentation.map((one) => [one.column, one]));
  const documented = columns.filter(({ name }) => byColumn.has(name)).length;
  const names = new Set(["", ...columns.map(({ name }) => name)]);
  // Where a person's own words stand, somebody looks at both before these go.
  const undecided = documentation.flatMap(({ column, modelVersion, edited, editedFromModel }) =>
    modelVersion?.decision === null && names.has(column) && (edited === null || editedFromModel !== null)
      ? [{ column, text: modelVersion.text }]
      : [],
  );
  const whyNotEdit = may(role, "documentation.edit") ? null : whyNot("documentation.edit");
  const place = (column: string) => (
    <DocumentedPlace
      assetId={id}
      column={column}
      documentation={byColumn.get(column) ?? null}
      whyNotEdit={whyNotEdit}
      isArchived={isArchived}
    />
  );
  return (
    <div id="documentation" className="scroll-mt-4">
      <Section
        title="Documentation"
        aside={`${formatCount(documented)} of ${formatCount(columns.length)} columns`}
        action={
          <span className="flex flex-wrap justify-end gap-2">
            {documentation.length > 0 && (
              <ExportLinks of={{ source: sourceId, asset: id }} organizationId={organizationId} />
            )}
            {!isArchived && (
              <AnalyseButton
                place={{ sourceId, assetId: id }}
                whyNotRun={may(role, "jobs.run") ? null : whyNot("jobs.run")}
              />
            )}
          </span>
        }
      >
        {documentation.length === 0 && (
          <p className="mb-2 text-13 text-fg-3">
            Nothing has been written of it yet. An analysis writes it from names, types, keys and comments.
          </p>
        )}
        {!isArchived && undecided.length > 1 && (
          <DecideOnAll assetId={id} texts={undecided} disabledBecause={whyNotEdit} />
        )}
        {place("")}
        {columns.length > 0 && (
          <ul aria-label="Documentation of columns" className="mt-2 border-t">
            {columns.map(({ name }) => (
              <li key={name} className="border-line-soft border-b py-2">
                {place(name)}
              </li>
            ))}
          </ul>
        )}
        <VersionList versions={versions} />
      </Section>
    </div>
  );
}
