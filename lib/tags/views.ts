import { z } from "zod";
import { TAG_NAME, type TagLevel } from "#lib/engines/tagging/vocabulary.ts";
import { Id, SearchText } from "#lib/schemas.ts";

export const TAG_TABS = ["applied", "review", "rejected"] as const;
export type TagTab = (typeof TAG_TABS)[number];

/** The page's address: `?tab=review&tag=pii:email&source=…&job=…&q=…&after=…`. Bad values are dropped. */
export const TagFilter = z.object({
  tab: z.enum(TAG_TABS).catch("applied"),
  tag: z.string().regex(TAG_NAME).optional().catch(undefined),
  source: Id,
  job: Id,
  q: SearchText.catch(""),
  /** Past this row, as `after` of the page before said it. */
  after: z.string().max(1_500).optional().catch(undefined),
});
export type TagFilter = z.infer<typeof TagFilter>;

export type TagDecision = "added" | "approved" | "rejected";

/** A tag of a column, or of the table itself where `column` is empty. */
export type TagRow = {
  assetId: string;
  sourceId: string;
  sourceName: string;
  schemaName: string;
  tableName: string;
  column: string;
  tag: string;
  /** Null where the last run did not find it. */
  level: TagLevel | null;
  confidence: number | null;
  /** Sentences, the rule's id behind each. */
  reasons: { rule: string; says: string }[];
  decision: TagDecision | null;
  decidedByName: string | null;
  decidedAt: string | null;
};

export type TagPage = {
  rows: TagRow[];
  /** Where the next page begins; null on the last. */
  after: string | null;
  counts: Record<TagTab, number>;
  /** Applied ones of the source, or of all, by tag. */
  byTag: { tag: string; count: number }[];
};

/** A tag as it stands beside a column. */
export type ColumnTag = Pick<TagRow, "column" | "tag" | "level" | "reasons" | "decision" | "decidedByName">;

/** What one run added and removed. */
export type TagRun = {
  id: string;
  shortId: string;
  status: string;
  sourceId: string;
  sourceName: string;
  message: string | null;
  changes: {
    id: string;
    assetId: string;
    schemaName: string;
    tableName: string;
    column: string;
    tag: string;
    before: TagLevel | null;
    after: TagLevel | null;
  }[];
  /** How many there are in all. */
  changeCount: number;
};

export type TagRule = { id: string; pattern: string; tag: string; madeByName: string };
