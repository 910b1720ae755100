"use client";

import { useState } from "react";
import { toast } from "#app/_ui/toast-requests.ts";
import type { Selection } from "#app/_ui/use-selection.client.tsx";
import { may, type Role, whyNot as whyNotAllowed } from "#lib/auth/scope.ts";
import type { JobRow } from "#lib/jobs/views.ts";
import type { Verb } from "#lib/operations/views.ts";
import { sortOut } from "./able.ts";
import { VERB_WORDS } from "./words.ts";

type Listed = {
  rows: readonly JobRow[];
  role: Role;
  selection: Selection;
  /** Why everything that matches is not to be acted upon, as the server says too. */
  whyNotEverything: Record<Verb, string | null>;
};

/** What can be done with the jobs that are selected, and about which of it the person is being asked. */
export function useBulk({ rows, role, selection, whyNotEverything }: Listed) {
  const { ids, isMatching } = selection;
  const [asked, setAsked] = useState<Verb | null>(null);
  if (asked !== null && ids.length === 0) setAsked(null); // what was asked about has gone
  const chosen = rows.filter(({ id }) => ids.includes(id));
  const sorted = { cancel: sortOut("cancel", chosen), retry: sortOut("retry", chosen) };

  function whyNot(verb: Verb): string | null {
    if (!may(role, "jobs.run")) return whyNotAllowed("jobs.run");
    if (isMatching) return whyNotEverything[verb];
    const { able, others } = sorted[verb];
    return able.length > 0 ? null : `None of them can be ${VERB_WORDS[verb].done}: ${others.join(", ")}`;
  }
  return {
    sorted,
    whyNot,
    asked,
    ask: (verb: Verb) => {
      const reason = whyNot(verb);
      if (reason) toast({ message: reason, subject: "selection" });
      else setAsked(verb);
    },
    close: () => setAsked(null),
  };
}
export type Bulk = ReturnType<typeof useBulk>;
