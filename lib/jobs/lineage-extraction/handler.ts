import type { JobHandler } from "../handler.ts";
import type { lineageExtraction } from "./definition.ts";
import { readDefinitions } from "./read-definitions.ts";
import { readImport, readStatistics } from "./read-import.ts";

/** Stages every arrow that the definitions of a source say, or what a person brought; `publish` stores what differs. */
export const extractLineage: JobHandler<typeof lineageExtraction> = (context) =>
  context.config.fromStatistics
    ? readStatistics(context)
    : context.config.importId === null
      ? readDefinitions(context)
      : readImport(context);
