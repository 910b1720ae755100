"use client";

import { useEffect, useState } from "react";
import type { SqlCheck } from "#lib/metrics/check-sql.ts";
import { checkStatementText } from "../actions.ts";

export type Verdict =
  | { state: "nothing" }
  | { state: "checking" }
  | { state: "known"; check: SqlCheck }
  /** The server could not be asked; saving asks again. */
  | { state: "unknown"; why: string };

/** So long after the last key: between two of one word nobody wants to know. */
const SETTLED_MS = 300;

/** What the server's parser says of a statement as it is typed; an answer to what was typed before is none. */
export function useSqlCheck(sql: string): Verdict {
  const [known, setKnown] = useState<{ sql: string; verdict: Verdict } | null>(null);
  const isEmpty = sql.trim() === "";
  useEffect(() => {
    if (isEmpty) return;
    let isOutdated = false;
    const timer = setTimeout(async () => {
      const verdict = await ask(sql);
      if (!isOutdated) setKnown({ sql, verdict });
    }, SETTLED_MS);
    return () => {
      isOutdated = true;
      clearTimeout(timer);
    };
  }, [sql, isEmpty]);
  if (isEmpty) return { state: "nothing" };
  return known?.sql === sql ? known.verdict : { state: "checking" };
}

async function ask(sql: string): Promise<Verdict> {
  try {
    const answer = await checkStatementText({ sql });
    return answer.ok
      ? { state: "known", check: answer.data }
      : { state: "unknown", why: answer.error.message };
  } catch {
    return { state: "unknown", why: "It could not be checked: the server cannot be reached." };
  }
}
