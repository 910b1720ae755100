"use client";

import {
  ChartNoAxesColumn,
  Ellipsis,
  FileText,
  History,
  Pencil,
  Plug,
  RefreshCw,
  Tag,
  Trash2,
  Workflow,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";
import { ButtonLink } from "#app/_ui/button-link.tsx";
import { Confirm } from "#app/_ui/confirm.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { JobType } from "#lib/jobs/catalog.ts";
import { runJob } from "../../../jobs/actions.ts";
import { removeSourceNow } from "../../actions.ts";

type SourceActionsProps = {
  source: { id: string; name: string };
  /** Why this person may not; null where they may. */
  whyNotRun: string | null;
  whyNotManage: string | null;
};

/** What can be done with a source. What a person may not do keeps its place and says why. */
export function SourceActions({ source, whyNotRun, whyNotManage }: SourceActionsProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [isRemoving, setRemoving] = useState(false);

  const run = (type: JobType) =>
    start(async () => {
      const answer = await runJob({ type, sourceId: source.id });
      if (answer.ok) router.replace(`/assets/${source.id}?job=${answer.data.id}`, { scroll: false });
      else toast({ message: answer.error.message, tone: "failed" });
    });

  const remove = () =>
    start(async () => {
      const answer = await removeSourceNow({ id: source.id, confirmation: source.name });
      if (!answer.ok) return toast({ message: answer.error.message, tone: "failed" });
      toast({ message: `${source.name} is removed. Its jobs stay.`, tone: "completed" });
      router.push("/assets");
    });

  return (
    <>
      <Button
        icon={<Icon of={Plug} />}
        disabled={isBusy}
        disabledBecause={whyNotRun}
        onClick={() => run("connection_test")}
      >
        Test connection
      </Button>
      {whyNotManage ? (
        <Button icon={<Icon of={Pencil} />} disabledBecause={whyNotManage}>
          Edit
        </Button>
      ) : (
        <ButtonLink href={`/assets/${source.id}/edit`} icon={<Icon of={Pencil} />}>
          Edit
        </ButtonLink>
      )}
      <Button
        tone="primary"
        icon={<Icon of={RefreshCw} />}
        disabled={isBusy}
        disabledBecause={whyNotRun}
        onClick={() => run("asset_discovery")}
      >
        Run discovery
      </Button>
      <MenuButton
        label={`More for ${source.name}`}
        entries={() => [
          {
            label: "Check freshness",
            icon: <Icon of={History} />,
            disabledBecause: whyNotRun,
            onSelect: () => run("freshness_check"),
          },
          {
            label: "Capture metrics",
            icon: <Icon of={ChartNoAxesColumn} />,
            disabledBecause: whyNotRun,
            onSelect: () => run("metric_capture"),
          },
          {
            label: "Extract lineage",
            icon: <Icon of={Workflow} />,
            disabledBecause: whyNotRun,
            onSelect: () => run("lineage_extraction"),
          },
          {
            label: "Write documentation",
            icon: <Icon of={FileText} />,
            disabledBecause: whyNotRun,
            onSelect: () => run("intelligence_analysis"),
          },
          {
            label: "Generate tags",
            icon: <Icon of={Tag} />,
            disabledBecause: whyNotRun,
            onSelect: () => run("tag_generation"),
          },
          {
            label: "Remove source",
            icon: <Icon of={Trash2} />,
            isDanger: true,
            disabledBecause: whyNotManage,
            onSelect: () => setRemoving(true),
          },
        ]}
      >
        <Icon of={Ellipsis} />
      </MenuButton>
      <Confirm
        open={isRemoving}
        onOpenChange={setRemoving}
        title={`Remove ${source.name}?`}
        confirmLabel="Remove source"
        typed={source.name}
        isPending={isBusy}
        onConfirm={remove}
      >
        <p>
          Its running and waiting jobs are cancelled, its password is erased and its tables are archived. The
          jobs that ran stay. The database itself is not touched.
        </p>
      </Confirm>
    </>
  );
}
