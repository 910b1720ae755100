import { z } from "zod";

const Id = z.uuid().optional().catch(undefined);

/** `/assets/new?draft=…&test=…`, `/assets/[id]/edit?test=…`. Bad values are dropped. */
export const FormAddress = z.object({ draft: Id, test: Id });

const RELATION_KINDS = ["table", "partitioned_table", "view", "materialized_view", "foreign_table"] as const;
export const isRelationKind = (kind: string): kind is (typeof RELATION_KINDS)[number] =>
  RELATION_KINDS.some((known) => known === kind);

/** What Postgres can be asked for: it has no NUL in any text, and `%00` in an address is one. */
const SearchText = z
  .string()
  .transform((text) => text.replaceAll("\0", ""))
  .pipe(z.string().trim().max(200));

/** `/assets?q=…`, `/assets/[id]?job=…&q=…&kind=…&after=…`. */
export const AssetAddress = z.object({
  job: Id,
  q: SearchText.catch("").default(""),
  kind: z.enum(RELATION_KINDS).optional().catch(undefined),
  /** Where the page of tables begins: `RelationPage.next` of the one before. */
  after: z.string().max(1_000).optional().catch(undefined),
});
export type AssetAddress = z.output<typeof AssetAddress>;

export function relationsHref(sourceId: string, { job, q, kind, after }: AssetAddress): string {
  const query = new URLSearchParams(
    Object.entries({ job, q, kind, after }).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return query.size > 0 ? `/assets/${sourceId}?${query}` : `/assets/${sourceId}`;
}

type Saved = { id: string; isDraft: boolean; jobId: string | null };

/** Where the form leads: a test back to the form, everything else to the source's page. */
export function savedHref(intent: "save" | "test" | "discover", { id, isDraft, jobId }: Saved): string {
  if (intent !== "test") return jobId ? `/assets/${id}?job=${jobId}` : `/assets/${id}`;
  return isDraft ? `/assets/new?draft=${id}&test=${jobId}` : `/assets/${id}/edit?test=${jobId}`;
}

const NOBODYS_ID = "00000000-0000-0000-0000-000000000000";

/** What is no id at all is looked up like any other unknown one: not found. */
export const AssetId = z.uuid().catch(NOBODYS_ID);
