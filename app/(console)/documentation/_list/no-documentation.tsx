import { FileText } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { DocumentationFilter } from "#lib/documentation/views.ts";

/** Why there is nothing, and what to do about it. */
export function NoDocumentation({ filter: { source, job, q } }: { filter: DocumentationFilter }) {
  const icon = <Icon of={FileText} size={20} />;
  if (source || job || q)
    return (
      <EmptyState
        icon={icon}
        title="No table matches"
        actions={<ButtonLink href="/documentation">Clear the filters</ButtonLink>}
      >
        No table or view has what you are looking for in its name.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={icon}
      title="Nothing to document yet"
      actions={<ButtonLink href="/assets">Go to assets</ButtonLink>}
    >
      Connect a database and run a discovery. Documentation is written of what it finds.
    </EmptyState>
  );
}
