import { Database } from "lucide-react";
import { ButtonLink } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";

export default function NoSuchJob() {
  return (
    <EmptyState
      icon={<Icon of={Database} />}
      title="No such job here"
      level="h1"
      actions={<ButtonLink href="/jobs">Back to Jobs</ButtonLink>}
    >
      Check the ID, or switch organization.
    </EmptyState>
  );
}
