/** A name as SQL has it, written a second time so that ours is checked by it. */
export const quoted = (name: string): string => `"${name.split('"').join('""')}"`;
