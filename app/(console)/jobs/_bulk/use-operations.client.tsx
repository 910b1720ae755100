"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { announce } from "#app/_ui/announcer.client.tsx";
import { toast } from "#app/_ui/toast-requests.ts";
import type { Operation } from "#lib/operations/views.ts";
import { useOperationSigns } from "./use-operation-signs.client.tsx";
import { countsText, operationHref, operationTitle } from "./words.ts";

const LOOK_EVERY_MS = 1_000;

/**
 * Operations under way, as the page was read; then asked for every second while there is one and somebody looks, and when
 * jobs change as those of an operation do.
 */
export function useOperations(first: readonly Operation[], organizationId: string, readAt: string) {
  const [operations, setOperations] = useState(first);
  const [shownFirst, setShownFirst] = useState(first);
  if (first !== shownFirst) {
    setShownFirst(first);
    setOperations(first);
  }
  const running = operations.filter(isUnderWay);
  const watched = useRef(new Set<string>());
  for (const { id } of running) watched.current.add(id);

  const look = useCallback(async () => {
    const address = `/api/jobs/operations?organization=${organizationId}`;
    const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return; // the page says by itself that nobody answers
    const found: Operation[] = await answer.json();
    for (const operation of found)
      if (!isUnderWay(operation) && watched.current.delete(operation.id)) tellEnd(operation);
    setOperations(found);
  }, [organizationId]);

  useOperationSigns(look, readAt);
  const isAnyRunning = running.length > 0;
  useEffect(() => {
    if (!isAnyRunning) return;
    const timer = setInterval(() => document.visibilityState === "visible" && void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isAnyRunning, look]);

  return { running, look };
}

const isUnderWay = ({ finishedAt }: Operation): boolean => finishedAt === null;

function tellEnd(operation: Operation) {
  const told = `${operationTitle(operation)}: ${countsText(operation)}`;
  toast({
    message: told,
    subject: operation.id,
    tone: operation.counts.failed > 0 ? "failed" : "completed",
    action: { label: "Results", href: operationHref(operation.id) },
  });
  announce(`${told}.`);
}
