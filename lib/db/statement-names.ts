const MOST_NAMED = 50;
const MOST_SEEN = 500;
const UNNAMED = "";

/**
 * Names the statements that come again, so that a connection plans each once: of a busy statement planning is half the
 * work. What comes once, as a search with its own mixture of filters does, stays unnamed: a connection keeps what it named.
 */
export function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name) return name;
    if (!seen.has(sql)) {
      if (seen.size < MOST_SEEN) seen.add(sql);
      return UNNAMED;
    }
    if (names.size === MOST_NAMED) return UNNAMED;
    names.set(sql, `s${names.size + 1}`);
    return names.get(sql) ?? UNNAMED;
  };
}
