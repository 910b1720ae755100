/** A link asks anew, whoever follows it: a question, and those before it that it goes on from; `as` where it was changed. */
export function askHref(texts: readonly string[], as: unknown = null): string {
  if (texts.length === 0) return "/ask";
  const query = new URLSearchParams(texts.map((text) => ["q", text]));
  if (as !== null) query.set("as", JSON.stringify(as));
  return `/ask?${query}`;
}

export const conversationHref = (id: string): string => `/ask/${id}`;
