/** A link asks anew, whoever follows it: a question, and those before it that it goes on from. */
export const askHref = (texts: readonly string[]): string =>
  texts.length === 0 ? "/ask" : `/ask?${new URLSearchParams(texts.map((text) => ["q", text]))}`;

export const conversationHref = (id: string): string => `/ask/${id}`;
