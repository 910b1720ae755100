import { z } from "zod";

const Id = z.uuid().optional().catch(undefined);

/** `/assets/new?draft=…&test=…`, `/assets/[id]/edit?test=…`. Bad values are dropped. */
export const FormAddress = z.object({ draft: Id, test: Id });

/** `/assets/[id]?job=…&q=…&kind=…&after=…`. */
export const AssetAddress = z.object({
  job: Id,
  q: z.string().trim().max(200).catch("").default(""),
});

type Saved = { id: string; isDraft: boolean; jobId: string | null };

/** Where the form leads: a test back to the form, everything else to the source's page. */
export function savedHref(intent: "save" | "test" | "discover", { id, isDraft, jobId }: Saved): string {
  if (intent !== "test") return jobId ? `/assets/${id}?job=${jobId}` : `/assets/${id}`;
  return isDraft ? `/assets/new?draft=${id}&test=${jobId}` : `/assets/${id}/edit?test=${jobId}`;
}

const NOBODYS_ID = "00000000-0000-0000-0000-000000000000";

/** What is no id at all is looked up like any other unknown one: not found. */
export const AssetId = z.uuid().catch(NOBODYS_ID);
