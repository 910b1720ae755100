/** A source as the choice of "Run job" shows it. */
export type RunnableSource = { id: string; name: string; isRemoved: boolean };
