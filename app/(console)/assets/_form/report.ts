import type { JobDetails } from "#lib/jobs/views.ts";

/** What a connection test found, as far as the page shows it. */
type TestReport = {
  serverVersion: string;
  role: string;
  isSuperuser: boolean;
  readableSchemas: readonly string[];
  unreadableSchemas: readonly string[];
  tlsVersion: string | null;
  problems: readonly string[];
};

/** Null for a result without these facts, written by another version. Plain checks: this goes to the browser. */
export function readReport(result: JobDetails["result"]): TestReport | null {
  const { serverVersion, role, tlsVersion } = result ?? {};
  if (typeof serverVersion !== "string" || typeof role !== "string") return null;
  return {
    serverVersion,
    role,
    isSuperuser: result?.isSuperuser === true,
    readableSchemas: texts(result?.readableSchemas),
    unreadableSchemas: texts(result?.unreadableSchemas),
    tlsVersion: typeof tlsVersion === "string" ? tlsVersion : null,
    problems: texts(result?.problems),
  };
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
