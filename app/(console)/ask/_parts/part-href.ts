import { tablesHref } from "#app/(console)/assets/address.ts";
import { freshnessHref } from "#app/(console)/freshness/address.ts";
import { jobsHref } from "#app/(console)/jobs/address.ts";
import { lineageHref } from "#app/(console)/lineage/address.ts";
import { metricsHref } from "#app/(console)/metrics/address.ts";
import { changesHref } from "#app/(console)/schema-changes/address.ts";
import { tagsHref } from "#app/(console)/tags/address.ts";
import type { Destination, Part } from "#lib/questions/views.ts";

/** Where a piece of an answer leads. */
export function partHref(part: Exclude<Part, string>): string {
  if ("jobId" in part) return `/jobs/${part.jobId}`;
  return "filter" in part ? jobsHref(part.filter) : destinationHref(part.to);
}

function destinationHref(to: Destination): string {
  switch (to.page) {
    case "asset":
      return `/assets/${to.id}`;
    case "tables":
      return tablesHref(to.filter);
    case "tags":
      return tagsHref(to.filter);
    case "changes":
      return changesHref({ ...to.filter, change: to.change ?? null });
    case "freshness":
      return freshnessHref(to.filter);
    case "metrics":
      return metricsHref(to.filter);
    case "metric":
      return `/metrics/${to.id}`;
    case "lineage":
      return lineageHref(to.address);
  }
}
