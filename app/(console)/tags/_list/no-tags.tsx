import { Tag } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { TagFilter } from "#lib/tags/views.ts";
import { tagsHref } from "../address.ts";

/** Why there is nothing, and what to do about it. */
export function NoTags({ filter: { tab, tag, source, job, q } }: { filter: TagFilter }) {
  const icon = <Icon of={Tag} size={20} />;
  if (tag || source || job || q)
    return (
      <EmptyState
        icon={icon}
        title="No tag matches"
        actions={<ButtonLink href={tagsHref({ tab })}>Clear the filters</ButtonLink>}
      >
        Nothing carries what you are looking for.
      </EmptyState>
    );
  if (tab === "review")
    return (
      <EmptyState icon={icon} title="Nothing to review">
        What a run is not sure of waits here for somebody to approve or reject it.
      </EmptyState>
    );
  if (tab === "rejected")
    return (
      <EmptyState icon={icon} title="Nothing was rejected">
        A tag that you reject stays away in every later run, and is listed here.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={icon}
      title="No tags yet"
      actions={<ButtonLink href="/assets">Go to assets</ButtonLink>}
    >
      They are found after each completed discovery. Connect a database and run one.
    </EmptyState>
  );
}
