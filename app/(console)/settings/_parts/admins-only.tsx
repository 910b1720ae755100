import { Lock } from "lucide-react";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { type Permission, whyNot } from "#lib/auth/scope.ts";

type AdminsOnlyProps = {
  title: string;
  trail: { href: string; label: string }[];
  /** What they may not: `set up destinations`. */
  what: string;
  permission: Permission;
};

/** What others see where only admins can do anything. */
export function AdminsOnly({ title, trail, what, permission }: AdminsOnlyProps) {
  const back = trail.at(-1);
  return (
    <>
      <PageHeader title={title} trail={trail} />
      <EmptyState
        icon={<Icon of={Lock} size={20} />}
        title={`You may not ${what}`}
        actions={back && <ButtonLink href={back.href}>Back to {back.label.toLowerCase()}</ButtonLink>}
      >
        {whyNot(permission)}
      </EmptyState>
    </>
  );
}
