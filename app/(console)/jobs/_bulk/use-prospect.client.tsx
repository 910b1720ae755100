"use client";

import { useEffect, useState } from "react";
import type { JobFilter } from "#lib/jobs/filter.ts";
import type { Prospect, Verb } from "#lib/operations/views.ts";
import { fromStart, jobsHref } from "../address.ts";

type Asked = { prospect: Prospect | null; error: string | null };
const NONE: Asked = { prospect: null, error: null };

/** What everything that matches would come to; asked once, and shown until the question is answered. */
export function useProspect(verb: Verb, filter: JobFilter | null, organizationId: string): Asked {
  const [asked, setAsked] = useState(NONE);
  const address = filter && addressOf(verb, filter, organizationId);
  useEffect(() => {
    if (!address) return;
    const left = new AbortController();
    setAsked(NONE);
    void read(address, left.signal).then((answer) => !left.signal.aborted && setAsked(answer));
    return () => left.abort();
  }, [address]);
  return asked;
}

function addressOf(verb: Verb, filter: JobFilter, organizationId: string): string {
  const query = jobsHref(fromStart(filter)).split("?")[1];
  const asked = [`verb=${verb}`, `organization=${organizationId}`, query];
  return `/api/jobs/operations/prospect?${asked.filter(Boolean).join("&")}`;
}

async function read(address: string, signal: AbortSignal): Promise<Asked> {
  const answer = await fetch(address, { cache: "no-store", signal }).catch(() => null);
  if (answer?.ok) return { prospect: await answer.json(), error: null };
  const sentence = await answer?.text().catch(() => null);
  return { prospect: null, error: sentence || "The server does not answer. Try again in a moment." };
}
