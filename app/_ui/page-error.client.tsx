"use client";

import { CircleX, RotateCcw } from "lucide-react";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Icon } from "./icon.tsx";

/** In place of a page that could not be made: what is affected, and the way to try again. */
export default function PageError({ retry }: { retry: () => void }) {
  return (
    <EmptyState
      icon={<Icon of={CircleX} className="text-failed-mark" />}
      title="This page could not be loaded"
      level="h1"
      actions={
        <Button icon={<Icon of={RotateCcw} size={14} />} onClick={retry}>
          Try again
        </Button>
      }
    >
      The server could not read its database, or met a fault of ours; its log says which. Jobs keep running;
      only this page is affected.
    </EmptyState>
  );
}
