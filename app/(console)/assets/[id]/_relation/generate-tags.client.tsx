"use client";

import { Tag } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import { may, type Role, whyNot } from "#lib/auth/scope.ts";
import { runJob } from "../../../jobs/actions.ts";

type GenerateTagsProps = { assetId: string; sourceId: string; role: Role };

/** Looks for this table's tags again, and for no other's. */
export function GenerateTags({ assetId, sourceId, role }: GenerateTagsProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const run = () =>
    start(async () => {
      const answer = await runJob({ type: "tag_generation", sourceId, assetId });
      if (answer.ok) router.replace(`/assets/${assetId}?job=${answer.data.id}`, { scroll: false });
      else toast({ message: answer.error.message, tone: "failed" });
    });
  return (
    <Button
      icon={<Icon of={Tag} />}
      disabled={isBusy}
      disabledBecause={may(role, "jobs.run") ? null : whyNot("jobs.run")}
      onClick={run}
    >
      Generate tags
    </Button>
  );
}
