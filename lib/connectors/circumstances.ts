/** What can make reading the same catalog take longer; null where the server does not say. */
export type Circumstances = {
  /** How far a replica is behind; null on a primary. */
  replicaLagSeconds: number | null;
  /** How old the planner's statistics of the catalog itself are. */
  statisticsAgeHours: number | null;
};

export type ReadingBegun = {
  kind: "begin";
  relationCount: number;
  serverVersion: string;
  systemIdentifier: string | null;
  circumstances: Circumstances;
};
