const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** What stood in the way of a job that completed all the same: a test's findings, schemas that could not be read. */
export function findProblems(result: Record<string, unknown> | null): string[] {
  if (!result) return [];
  const unreadable = texts(result.unreadableSchemas);
  return [
    ...(isRecord(result.report) ? texts(result.report.problems) : []),
    ...(unreadable.length > 0
      ? [`The role may not read ${unreadable.join(", ")}. What was known of it stays as it was.`]
      : []),
  ];
}
