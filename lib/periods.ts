/** How far back a list looks: what an address says, and how many days that is. */
export const PERIODS = { "24h": 1, "7d": 7, "30d": 30, "90d": 90 } as const;
export type Period = keyof typeof PERIODS;
export const PERIOD_NAMES = ["24h", "7d", "30d", "90d"] as const satisfies readonly Period[];
