"use client";

import { RotateCcw } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import { whyNotRetry } from "../allowed.ts";
import { useJobActs } from "./job-acts.client.tsx";

export function RetryButton({ job, role }: { job: JobRow; role: Role }) {
  const acts = useJobActs();
  return (
    <Button
      icon={<Icon of={RotateCcw} size={14} />}
      disabledBecause={whyNotRetry(job, role)}
      onClick={() => acts.retry(job)}
    >
      Retry Job
    </Button>
  );
}
