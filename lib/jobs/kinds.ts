import { assetDiscovery } from "./asset-discovery/definition.ts";
import { publishDiscovery } from "./asset-discovery/publish.ts";
import { recallDiscovery } from "./asset-discovery/recall.ts";
import type { JobType } from "./catalog.ts";
import { connectionTest } from "./connection-test/definition.ts";
import type { JobKind } from "./kind.ts";

/** What a worker does before and after the work of each type, where the database is. */
export const JOB_KINDS: Readonly<Record<JobType, JobKind>> = {
  asset_discovery: { definition: assetDiscovery, publish: publishDiscovery, recall: recallDiscovery },
  connection_test: { definition: connectionTest },
};
