"use client";

import { useState } from "react";
import { TextareaField } from "#app/_ui/textarea.tsx";
import { SqlVerdict } from "./sql-verdict.tsx";
import { TrialRun } from "./trial-run.client.tsx";
import { useSqlCheck } from "./use-sql-check.client.tsx";

type SqlFieldProps = { initial: string; error: string | undefined; isDisabled: boolean; assetId: string };

/** A statement that is judged while it is typed, and that can be tried before it is kept. */
export function SqlField({ initial, error, isDisabled, assetId }: SqlFieldProps) {
  const [sql, setSql] = useState(initial);
  const verdict = useSqlCheck(isDisabled ? "" : sql);
  const isRefused = verdict.state === "known" && !verdict.check.isAllowed;
  return (
    <div className="grid gap-3">
      <div className="grid gap-1.5">
        <TextareaField
          label="SQL"
          name="sql"
          isMono
          rows={7}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          disabled={isDisabled}
          defaultValue={initial}
          onChange={(event) => setSql(event.target.value)}
          placeholder="select count(*) from sales.orders where state = 'placed'"
          // Of what was sent the form says it; of what is typed the check below.
          error={sql === initial ? error : undefined}
          hint="One SELECT that answers with one number."
        />
        <div role="status" className="min-h-5 text-13">
          <SqlVerdict verdict={verdict} />
        </div>
      </div>
      <TrialRun
        assetId={assetId}
        sql={sql}
        disabledBecause={
          isDisabled
            ? "Only an admin may run statements of their own."
            : sql.trim() === ""
              ? "Write a statement first."
              : isRefused
                ? "A statement that is refused does not run."
                : null
        }
      />
    </div>
  );
}
