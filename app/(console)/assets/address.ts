import { z } from "zod";
import { type AssetFilter, KINDS } from "#lib/catalog/views.ts";
import { SearchText } from "#lib/schemas.ts";

const Id = z.uuid().optional().catch(undefined);

/** `/assets/new?draft=…&test=…`, `/assets/[id]/edit?test=…`. Bad values are dropped. */
export const FormAddress = z.object({ draft: Id, test: Id });

/** `/assets?q=…`, `/assets/[id]?job=…&q=…&kind=…&after=…&change=…`. */
export const AssetAddress = z.object({
  job: Id,
  q: SearchText.catch("").default(""),
  kind: z.enum(KINDS).optional().catch(undefined),
  /** Where the page of tables begins or ends: `AssetPage.next` or `previous` of another. */
  after: z.string().max(1_000).optional().catch(undefined),
  before: z.string().max(1_000).optional().catch(undefined),
});
export type AssetAddress = z.output<typeof AssetAddress>;

const withQuery = (path: string, values: Record<string, string | undefined>): string => {
  const query = new URLSearchParams(
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return query.size > 0 ? `${path}?${query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}` : path;
};

export const relationsHref = (
  sourceId: string,
  { job, q, kind, after, before }: Partial<AssetAddress>,
): string => withQuery(`/assets/${sourceId}`, { job, q, kind, after, before });

/** What is at its default is left out. */
const valuesOf = ({ tab, q, source, schema, kind, tag, after, before }: Partial<AssetFilter>) => ({
  ...{ tab: tab === "current" ? undefined : tab, q, source: source?.join(",") },
  ...{ schema, kind: kind?.join(","), tag, after, before },
});

/** The list of tables and views of all sources. */
export const tablesHref = (filter: Partial<AssetFilter>): string =>
  withQuery("/assets/tables", valuesOf(filter));

/** A file of all that match, whatever the page; none once the session works in another organization. */
export const exportHref = (filter: AssetFilter, format: "csv" | "json", organizationId: string): string =>
  withQuery("/api/assets/export", { format, organization: organizationId, ...valuesOf(fromStart(filter)) });

/** The same list from its beginning: a changed filter makes a place in the old one meaningless. */
export const fromStart = ({ before: _before, after: _after, ...filter }: AssetFilter): Partial<AssetFilter> =>
  filter;

/** With `value` chosen where it was not, and the other way round. */
export function toggleHref(filter: AssetFilter, name: "source" | "kind", value: string): string {
  const chosen: readonly string[] = filter[name];
  const values = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  // A schema is one of a source.
  const schema = name === "source" ? undefined : filter.schema;
  return tablesHref({ ...fromStart(filter), schema, [name]: values });
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
