"use client";

import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { Role } from "#lib/auth/scope.ts";
import { whyNotRun } from "../allowed.ts";
import type { RunnableSource } from "./runnable-source.ts";

const RunJobDialog = lazy(() => import("./run-job-dialog.client.tsx"));

export function RunJobButton({ role, sources }: { role: Role; sources: readonly RunnableSource[] }) {
  const [isOpen, setOpen] = useState(false);
  const present = sources.filter((source) => !source.isRemoved);
  const reason = whyNotRun(role) ?? (present.length === 0 ? "Connect a database first." : null);
  return (
    <>
      <Button
        tone="primary"
        icon={<Icon of={Plus} size={14} />}
        disabledBecause={reason}
        onClick={() => setOpen(true)}
      >
        Run job
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RunJobDialog sources={present} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
