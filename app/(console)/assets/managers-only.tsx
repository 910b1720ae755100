import { Lock } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { whyNot } from "#lib/auth/scope.ts";

type ManagersOnlyProps = { title: string; trail: { href: string; label: string }[] };

/** What a member sees where sources are connected and edited. */
export function ManagersOnly({ title, trail }: ManagersOnlyProps) {
  return (
    <>
      <PageHeader title={title} trail={trail} />
      <EmptyState
        icon={<Icon of={Lock} size={20} />}
        title="You may not connect or edit sources"
        actions={<ButtonLink href="/assets">Back to assets</ButtonLink>}
      >
        {whyNot("sources.manage")}
      </EmptyState>
    </>
  );
}
