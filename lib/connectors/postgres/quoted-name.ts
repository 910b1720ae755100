/** A name as SQL has it, whatever is in it. */
export const quotedName = (name: string): string => `"${name.replace(/"/g, '""')}"`;
