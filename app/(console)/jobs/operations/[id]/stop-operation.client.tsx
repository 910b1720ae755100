"use client";

import { useRouter } from "next/navigation";
import type { Role } from "#lib/auth/scope.ts";
import type { Operation } from "#lib/operations/views.ts";
import { StopButton } from "../../_bulk/stop-button.client.tsx";

export function StopOperation({ operation, role }: { operation: Operation; role: Role }) {
  const router = useRouter();
  return <StopButton operation={operation} role={role} onStopped={() => router.refresh()} />;
}
