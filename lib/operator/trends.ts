import { areTrendsTaken, findTrendDrift, forgetTrends } from "#lib/jobs/durations/drift.ts";
import type { Command } from "./command.ts";
import { table } from "./output.ts";

export const trends: Command = {
  usage: "trends [--repair]",
  summary: "Whether the trends hold the jobs that ended; with --repair they are taken anew where not.",
  operands: [],
  options: { repair: { type: "boolean" } },
  needs: "organization",
  async run({ output, inOrganization }, given) {
    const isTaken = await inOrganization(areTrendsTaken);
    const drift = await inOrganization(findTrendDrift);
    const isRepaired = drift.length > 0 && given.has("repair");
    if (isRepaired) await inOrganization(forgetTrends);
    output.result({ drift, isTaken, isRepaired }, () => {
      if (!isTaken) return "The trends are being taken from all jobs there are.";
      if (drift.length === 0) return "The trends hold the jobs that ended.";
      const cells = drift.map(({ day, type, jobs, folded }) => [day, type, String(jobs), String(folded)]);
      const remedy = isRepaired ? "They are taken anew." : "Take them anew with --repair.";
      return [...table(["Day", "Type", "Ended", "In the trends"], cells), remedy];
    });
    return drift.length === 0 || isRepaired ? 0 : 1;
  },
};
