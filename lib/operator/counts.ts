import { findDrift, forgetCounts } from "#lib/jobs/counts.ts";
import { TAB_NUMBERS } from "#lib/jobs/filter-conditions.ts";
import type { Command } from "./command.ts";
import { table } from "./output.ts";

const TAB_NAMES = new Map<number, string>(
  Object.entries(TAB_NUMBERS).map(([name, number]) => [number, name]),
);

export const counts: Command = {
  usage: "counts [--repair]",
  summary:
    "Whether the numbers on the tabs are those of the jobs; with --repair they are taken anew where not.",
  operands: [],
  options: { repair: { type: "boolean" } },
  needs: "organization",
  async run({ output, inOrganization }, given) {
    const drift = await inOrganization(findDrift);
    const isRepaired = drift.length > 0 && given.has("repair");
    if (isRepaired) await inOrganization(forgetCounts);
    const rows = drift.map(({ tab, ...rest }) => ({ tab: TAB_NAMES.get(tab) ?? String(tab), ...rest }));
    output.result({ drift: rows, isRepaired }, () => {
      if (rows.length === 0) return "The counts are those of the jobs.";
      const cells = rows.map(({ tab, type, jobs, counted }) => [tab, type, String(jobs), String(counted)]);
      const remedy = isRepaired ? "They are taken anew." : "Take them anew with --repair.";
      return [...table(["Tab", "Type", "Jobs", "Counted"], cells), remedy];
    });
    return rows.length === 0 || isRepaired ? 0 : 1;
  },
};
