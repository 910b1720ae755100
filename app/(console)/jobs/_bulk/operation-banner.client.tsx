"use client";

import Link from "next/link";
import { StatusShape } from "#app/_ui/status-shape.tsx";
import type { Role } from "#lib/auth/scope.ts";
import type { Operation } from "#lib/operations/views.ts";
import { OperationProgress } from "./operation-progress.tsx";
import { StopButton } from "./stop-button.client.tsx";
import { operationHref, operationTitle } from "./words.ts";

type OperationBannerProps = { operations: readonly Operation[]; role: Role; onStopped(): void };

/** What is being done to many jobs at the moment: how far it is, and a way to stop it. */
export default function OperationBanner({ operations, role, onStopped }: OperationBannerProps) {
  return (
    <ul aria-label="Operations under way" className="shrink-0 border-t">
      {operations.map((operation) => (
        <li
          key={operation.id}
          className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-line-soft px-5 py-1.5 text-13 not-last:border-b max-sm:px-4"
        >
          <span className="flex items-center gap-2 font-medium">
            <StatusShape of="running" className="text-running-mark" />
            {operationTitle(operation)}
          </span>
          <div className="flex min-w-0 flex-1 max-sm:order-last max-sm:basis-full">
            <OperationProgress operation={operation} />
          </div>
          <span className="flex-1 sm:hidden" />
          <Link
            href={operationHref(operation.id)}
            className="rounded-4 text-accent-text hover:underline max-sm:py-3"
          >
            Results<span className="sr-only"> of {operationTitle(operation)}</span>
          </Link>
          <StopButton operation={operation} role={role} onStopped={onStopped} />
        </li>
      ))}
    </ul>
  );
}
