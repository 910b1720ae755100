import { ConnectorError } from "../connector.ts";

/**
 * Definitions are worded by functions of the server that look at the catalog as it is now, not as our snapshot has it.
 * Where somebody drops or replaces an object in between, they fail or answer nothing: then the snapshot is read again,
 * because a reading with holes would look like dropped tables.
 */
export class CatalogMovedError extends Error {
  override readonly name = "CatalogMovedError";
}

/** Something whose definition is gone although the snapshot still has it. */
export function definitionOf(text: string | null, what: string): string {
  if (text === null) throw new CatalogMovedError(`${what} was dropped while its definition was read.`);
  return text;
}

/** `cache lookup failed` and `could not open relation` are internal errors to the server; the rest say it plainly. */
const MOVED_STATES = ["XX000", "42P01", "42703", "42704", "3F000"];

export const isCatalogMoved = (error: unknown): boolean =>
  error instanceof CatalogMovedError ||
  (error instanceof ConnectorError && MOVED_STATES.includes(error.detail.sqlState ?? ""));
