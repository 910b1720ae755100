/** What the server finds for the command menu. */
export type Found = {
  jobs: { id: string; shortId: string; what: string; status: string }[];
  assets: { id: string; name: string; sourceName: string }[];
  sources: { id: string; name: string }[];
  views: { name: string; href: string; isShared: boolean }[];
};

export const NOTHING_FOUND: Found = { jobs: [], assets: [], sources: [], views: [] };
