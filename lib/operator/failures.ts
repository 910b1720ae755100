import { findFailureDrift, forgetFailures } from "#lib/jobs/failures/drift.ts";
import type { Command } from "./command.ts";
import { table } from "./output.ts";

export const failures: Command = {
  usage: "failures [--repair]",
  summary: "Whether failures by cause tell what fails now; with --repair they are taken anew where not.",
  operands: [],
  options: { repair: { type: "boolean" } },
  needs: "organization",
  async run({ output, inOrganization }, given) {
    const drift = await inOrganization(findFailureDrift);
    const isRepaired = drift.length > 0 && given.has("repair");
    if (isRepaired) await inOrganization(forgetFailures);
    output.result({ drift, isRepaired }, () => {
      if (drift.length === 0) return "Failures by cause tell what fails now.";
      const cells = drift.map(({ job, type, isFailed, isOpen }) => [
        ...[job, type, isFailed ? "failed" : "completed"],
        isOpen ? "fails" : "nothing",
      ]);
      const remedy = isRepaired ? "They are taken anew." : "Take them anew with --repair.";
      return [...table(["Last run", "Type", "Ended", "By cause"], cells), remedy];
    });
    return drift.length === 0 || isRepaired ? 0 : 1;
  },
};
