import { z } from "zod";
import type { Sentence } from "#lib/engines/documentation/facts.ts";
import { Id, SearchText } from "#lib/schemas.ts";

/** The page's address: `?source=…&job=…&q=…&after=…`. Bad values are dropped. */
export const DocumentationFilter = z.object({
  source: Id,
  job: Id,
  /** Part of `schema.table`, in any case. */
  q: SearchText.catch(""),
  /** Past this table, as `after` of the page before said it. */
  after: z.string().max(1_500).optional().catch(undefined),
});
export type DocumentationFilter = z.infer<typeof DocumentationFilter>;

/** What is said of a column, or of the table itself where `column` is empty. */
export type ColumnDocumentation = {
  column: string;
  /** Its name in words; empty where no run has read it. */
  title: string;
  /** As the last run wrote it, sentence by sentence; empty where none did. */
  sentences: Sentence[];
  /** The run that first wrote it so. */
  job: { id: string; shortId: string } | null;
  /** A person's text, which stands before the run's. */
  edited: string | null;
  editedByName: string | null;
  editedAt: string | null;
  /** The model whose words the person accepted as they were. */
  editedFromModel: string | null;
  /** What a language model wrote from the same facts, for people to decide on. */
  modelVersion: ModelVersion | null;
};

export type ModelVersion = {
  text: string;
  model: string;
  decision: "accepted" | "rejected" | null;
  decidedByName: string | null;
};

export type DocumentationVersion = {
  id: string;
  column: string;
  /** Null where it was taken away. */
  text: string | null;
  job: { id: string; shortId: string } | null;
  authorName: string | null;
  /** Whose words these are, where a language model's. */
  modelName: string | null;
  createdAt: string;
};

/** A table in the list: what is said of it, and how many of its columns have a text. */
export type DocumentedTable = {
  assetId: string;
  sourceName: string;
  schemaName: string;
  tableName: string;
  text: string | null;
  columns: number;
  documented: number;
  edited: number;
};

/** Tables and columns of a source, and how many of them have a text. */
export type Coverage = {
  sourceId: string;
  sourceName: string;
  places: number;
  documented: number;
  edited: number;
  /** Versions of a language model that nobody has decided on. */
  undecided: number;
};

export type DocumentationPage = { rows: DocumentedTable[]; after: string | null };

/** What one run wrote. */
export type DocumentationRun = {
  id: string;
  shortId: string;
  status: string;
  sourceId: string;
  sourceName: string;
  texts: {
    id: string;
    assetId: string;
    schemaName: string;
    tableName: string;
    column: string;
    text: string | null;
    modelName: string | null;
  }[];
  /** How many there are in all. */
  textCount: number;
};
