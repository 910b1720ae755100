import { formatCount } from "#lib/format.ts";

/** `1 column flows`, `12 columns flow`. */
export const flowWords = (columns: number): string =>
  `${formatCount(columns)} ${columns === 1 ? "column flows" : "columns flow"}`;
