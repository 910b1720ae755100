import { ConnectorError } from "#lib/connectors/connector.ts";
import { failureOf } from "#lib/connectors/failure.ts";
import type { Scrubber } from "#lib/secrets/scrub.ts";
import { internalError, JobFailed } from "./engine-failures.ts";
import type { JobFailure } from "./failure.ts";
import { storable } from "./storable.ts";

/** What an attempt died of, with every secret this attempt has used taken out of every sentence. */
export function scrubbed(failure: JobFailure, { scrub }: Scrubber): JobFailure {
  const clean = (text: string) => storable(scrub(text));
  return {
    ...failure,
    message: clean(failure.message),
    cause: clean(failure.cause),
    remedy: clean(failure.remedy),
    remedySql: failure.remedySql && clean(failure.remedySql),
    stack: failure.stack && clean(failure.stack),
  };
}

/** Not for eyes yet: it may quote secrets. */
export function classify(error: unknown): JobFailure {
  if (error instanceof JobFailed) return { ...error.failure, stack: error.failure.stack ?? stackOf(error) };
  if (error instanceof ConnectorError) return { ...failureOf(error), stack: stackOf(error) };
  return internalError(stackOf(error));
}

/** With the stacks of its causes below it, the innermost last. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? own : `${own}\nCaused by: ${stackOf(error.cause)}`;
}
