"use client";

import { CircleX, RotateCcw } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";

export default function ListError({ reset }: { reset: () => void }) {
  return (
    <>
      <PageHeader title="Jobs" />
      <EmptyState
        icon={<Icon of={CircleX} className="text-failed-mark" />}
        title="The list could not be loaded"
        actions={
          <Button icon={<Icon of={RotateCcw} size={14} />} onClick={reset}>
            Try again
          </Button>
        }
      >
        The server could not read its database. Jobs keep running; only this page is affected.
      </EmptyState>
    </>
  );
}
