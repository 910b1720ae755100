const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** What stood in the way of a job that completed all the same: a test's findings, schemas that could not be read. */
export function findProblems(result: Record<string, unknown> | null): string[] {
  if (!result) return [];
  // A test names what it may not read among its problems.
  if ("problems" in result) return texts(result.problems);
  const unreadable = texts(result.unreadableSchemas);
  return unreadable.length > 0
    ? [`The role may not read ${unreadable.join(", ")}. What was known of it stays as it was.`]
    : [];
}
