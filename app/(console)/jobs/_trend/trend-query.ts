import { z } from "zod";
import type { TrendOf } from "#lib/jobs/durations/views.ts";
import type { JobFilter } from "#lib/jobs/filter.ts";
import { type ChartAddress, jobsHref } from "../address.ts";

const Of = z
  .string()
  .regex(/^[a-z_]{1,40}\.[0-9a-f-]{36}$/)
  .transform((text): TrendOf => {
    const [type = "", assetId = ""] = text.split(".");
    return { type, assetId };
  })
  .refine(({ assetId }) => z.uuid().safeParse(assetId).success);

/** What of the chart stands in the address: `?chart=outcomes&of=asset_discovery.0190…&as=table`. Bad values are dropped. */
export const TrendQuery = z.object({
  chart: z.enum(["durations", "outcomes"]).catch("durations"),
  of: Of.nullable().catch(null),
  as: z.enum(["picture", "table"]).catch("picture"),
});
export type TrendQuery = z.output<typeof TrendQuery>;

/** As the address says it; what is at its default is left out. */
export const chartAddress = ({ chart, of, as }: TrendQuery): ChartAddress => ({
  chart: chart === "outcomes" ? chart : undefined,
  of: of ? `${of.type}.${of.assetId}` : undefined,
  as: as === "table" ? as : undefined,
});

/** The list as it is, with another chart above it. */
export const trendHref = (filter: JobFilter, query: TrendQuery): string =>
  jobsHref({ ...filter, ...chartAddress(query) });
