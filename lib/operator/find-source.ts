import { AppError } from "#lib/errors.ts";
import { listSources, type SourceSummary } from "#lib/sources/queries.ts";
import type { Operator } from "./command.ts";
import { printable } from "./output.ts";

/** By name, whatever its case, or by id. */
export async function findSource(operator: Operator, nameOrId: string): Promise<SourceSummary> {
  const sources = await operator.inOrganization(listSources);
  const wanted = nameOrId.toLowerCase();
  const found = sources.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted);
  if (found) return found;
  const known = sources.map(({ name }) => printable(name)).join(", ");
  throw new AppError(
    "not_found",
    `There is no source "${printable(nameOrId)}" here. ${known ? `There are: ${known}.` : "Add one with `source add`."}`,
  );
}
