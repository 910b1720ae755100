/** What a claim hands out. Only who holds it may write the running job. */
export type Lease = { jobId: string; attempt: number; workerId: string };

/** A job as its worker has it for one attempt. */
export type Claimed = {
  id: string;
  shortId: string;
  type: string;
  organizationId: string;
  sourceId: string | null;
  assetId: string | null;
  attempt: number;
  config: unknown;
  /** Earlier attempts that used up the type's budget. */
  retries: number;
  /** The database's clock at the start of the attempt. */
  startedAt: Date;
};
