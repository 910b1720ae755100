/** An edit of the source: `find` stands in the file exactly once, and is short, so that it is easily mended. */
export type Edit = { file: string; find: string; replace: string };

/** One guard taken away: what the engine would be without it, in a few words. */
export type Mutant = { name: string; edits: readonly Edit[] };

/** The same file, one guard less. */
export const inFile =
  (file: string) =>
  (name: string, ...pairs: [find: string, replace: string][]): Mutant => ({
    name,
    edits: pairs.map(([find, replace]) => ({ file, find, replace })),
  });

export const together = (name: string, ...mutants: Mutant[]): Mutant => ({
  name,
  edits: mutants.flatMap(({ edits }) => edits),
});
