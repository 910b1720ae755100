import { Plus } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";

export function ConnectButton({ role }: { role: Role }) {
  const icon = <Icon of={Plus} size={14} />;
  if (!may(role, "sources.manage"))
    return (
      <Button tone="primary" icon={icon} disabledBecause={whyNot("sources.manage")}>
        Connect a database
      </Button>
    );
  return (
    <ButtonLink href="/assets/new" tone="primary" icon={icon}>
      Connect a database
    </ButtonLink>
  );
}
