"use client";

import { useEffect, useState } from "react";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { ChosenProspect, Prospect, Verb } from "#lib/operations/views.ts";
import { fromStart, jobsHref } from "../address.ts";

type Asked<T> = { prospect: T | null; error: string | null };

/** What everything that matches would come to; nothing is asked where no filter is meant. */
export const useProspect = (verb: Verb, filter: JobFilter | null, organizationId: string) =>
  useAsked<Prospect>(filter && addressOf(verb, filter, organizationId));

/** Which of these would be retried; nothing is asked without any. */
export const useChosenProspect = (ids: readonly string[], organizationId: string) =>
  useAsked<ChosenProspect>(
    ids.length > 0 ? `/api/jobs/operations/chosen?organization=${organizationId}&ids=${ids.join()}` : null,
  );

/** Asked once, and shown until the question is answered. */
function useAsked<T>(address: string | null): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ prospect: null, error: null });
  useEffect(() => {
    if (!address) return;
    const left = new AbortController();
    setAsked({ prospect: null, error: null });
    void read<T>(address, left.signal).then((answer) => !left.signal.aborted && setAsked(answer));
    return () => left.abort();
  }, [address]);
  return asked;
}

function addressOf(verb: Verb, filter: JobFilter, organizationId: string): string {
  const query = jobsHref(fromStart(filter)).split("?")[1];
  const asked = [`verb=${verb}`, `organization=${organizationId}`, query];
  return `/api/jobs/operations/prospect?${asked.filter(Boolean).join("&")}`;
}

async function read<T>(address: string, signal: AbortSignal): Promise<Asked<T>> {
  const answer = await fetch(address, { cache: "no-store", signal }).catch(() => null);
  if (answer?.ok) return { prospect: await answer.json(), error: null };
  const sentence = await answer?.text().catch(() => null);
  return { prospect: null, error: sentence || "The server does not answer. Try again in a moment." };
}
