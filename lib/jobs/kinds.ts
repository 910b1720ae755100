import { assetDiscovery } from "./asset-discovery/definition.ts";
import { publishDiscovery } from "./asset-discovery/publish.ts";
import { recallDiscovery } from "./asset-discovery/recall.ts";
import type { JobType } from "./catalog.ts";
import { connectionTest } from "./connection-test/definition.ts";
import { freshnessCheck } from "./freshness-check/definition.ts";
import { publishFreshnessCheck } from "./freshness-check/publish.ts";
import { recallForFreshness } from "./freshness-check/recall.ts";
import { intelligenceAnalysis } from "./intelligence-analysis/definition.ts";
import { publishIntelligenceAnalysis } from "./intelligence-analysis/publish.ts";
import { recallForDocumentation } from "./intelligence-analysis/recall.ts";
import type { JobKind } from "./kind.ts";
import { lineageExtraction } from "./lineage-extraction/definition.ts";
import { publishLineageExtraction } from "./lineage-extraction/publish.ts";
import { recallImport } from "./lineage-extraction/recall.ts";
import { metricCapture } from "./metric-capture/definition.ts";
import { publishMetricCapture } from "./metric-capture/publish.ts";
import { recallForMetrics } from "./metric-capture/recall.ts";
import { metricTrial } from "./metric-trial/definition.ts";
import { recallForTrial } from "./metric-trial/recall.ts";
import { tagGeneration } from "./tag-generation/definition.ts";
import { publishTagGeneration } from "./tag-generation/publish.ts";
import { recallForTags } from "./tag-generation/recall.ts";

/** What a worker does before and after the work of each type, where the database is. */
export const JOB_KINDS: Readonly<Record<JobType, JobKind>> = {
  asset_discovery: { definition: assetDiscovery, publish: publishDiscovery, recall: recallDiscovery },
  freshness_check: { definition: freshnessCheck, publish: publishFreshnessCheck, recall: recallForFreshness },
  metric_capture: { definition: metricCapture, publish: publishMetricCapture, recall: recallForMetrics },
  lineage_extraction: {
    definition: lineageExtraction,
    publish: publishLineageExtraction,
    recall: recallImport,
  },
  tag_generation: { definition: tagGeneration, publish: publishTagGeneration, recall: recallForTags },
  intelligence_analysis: {
    definition: intelligenceAnalysis,
    publish: publishIntelligenceAnalysis,
    recall: recallForDocumentation,
  },
  connection_test: { definition: connectionTest },
  metric_trial: { definition: metricTrial, recall: recallForTrial },
};
