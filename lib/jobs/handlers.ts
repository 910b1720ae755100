import { assetDiscovery } from "./asset-discovery/definition.ts";
import { discoverAssets } from "./asset-discovery/handler.ts";
import type { JobType } from "./catalog.ts";
import { connectionTest } from "./connection-test/definition.ts";
import { testConnection } from "./connection-test/handler.ts";
import { freshnessCheck } from "./freshness-check/definition.ts";
import { checkFreshness } from "./freshness-check/handler.ts";
import { type RunnableJob, runnable } from "./handler.ts";
import { intelligenceAnalysis } from "./intelligence-analysis/definition.ts";
import { writeDocumentation } from "./intelligence-analysis/handler.ts";
import { lineageExtraction } from "./lineage-extraction/definition.ts";
import { extractLineage } from "./lineage-extraction/handler.ts";
import { metricCapture } from "./metric-capture/definition.ts";
import { captureMetrics } from "./metric-capture/handler.ts";
import { metricTrial } from "./metric-trial/definition.ts";
import { tryMetric } from "./metric-trial/handler.ts";
import { tagGeneration } from "./tag-generation/definition.ts";
import { generateTags } from "./tag-generation/handler.ts";

/** The work of every type, as a thread has it. A type in the catalog without its work does not compile. */
export const HANDLERS: Readonly<Record<JobType, RunnableJob>> = {
  asset_discovery: runnable(assetDiscovery, discoverAssets),
  freshness_check: runnable(freshnessCheck, checkFreshness),
  metric_capture: runnable(metricCapture, captureMetrics),
  lineage_extraction: runnable(lineageExtraction, extractLineage),
  tag_generation: runnable(tagGeneration, generateTags),
  intelligence_analysis: runnable(intelligenceAnalysis, writeDocumentation),
  connection_test: runnable(connectionTest, testConnection),
  metric_trial: runnable(metricTrial, tryMetric),
};
