import { assetDiscovery } from "./asset-discovery/definition.ts";
import { connectionTest } from "./connection-test/definition.ts";
import type { JobDefinition } from "./definition.ts";
import { freshnessCheck } from "./freshness-check/definition.ts";
import { intelligenceAnalysis } from "./intelligence-analysis/definition.ts";
import { lineageExtraction } from "./lineage-extraction/definition.ts";
import { metricCapture } from "./metric-capture/definition.ts";
import { metricTrial } from "./metric-trial/definition.ts";
import { tagGeneration } from "./tag-generation/definition.ts";

/** Every job type there is. A type is a folder and a line here (and one in `handlers.ts`). */
export const JOB_DEFINITIONS = [
  assetDiscovery,
  tagGeneration,
  freshnessCheck,
  metricCapture,
  lineageExtraction,
  intelligenceAnalysis,
  connectionTest,
  metricTrial,
] as const;

export type JobType = (typeof JOB_DEFINITIONS)[number]["type"];
export const JOB_TYPES = JOB_DEFINITIONS.map((definition) => definition.type);

export const isJobType = (type: string): type is JobType => JOB_TYPES.some((known) => known === type);

/** Undefined for a type written by another version. */
export const findDefinition = (type: string): JobDefinition | undefined =>
  JOB_DEFINITIONS.find((definition) => definition.type === type);

export const jobTypeLabel = (type: string): string => findDefinition(type)?.label ?? type;
