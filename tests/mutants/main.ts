/**
 * `npm run test:mutants`: takes the engine's guards away, one at a time, and sees the model test break. A mutant that
 * survives shows a law that is missing. Words after the command choose the mutants whose names contain them.
 */
import { AppError, invalid } from "#lib/errors.ts";
import { runCommand, say } from "#lib/setup/terminal.ts";
import { openCluster } from "../support/cluster.ts";
import { DELIVERIES } from "./deliveries.ts";
import { GUARDS } from "./guards.ts";
import type { Mutant } from "./mutant.ts";
import { CONSTRAINTS, RECORDS } from "./records.ts";
import { type Outcome, tellStories } from "./tell-stories.ts";
import { apply, createTree, findUnfit, removeTree, restore } from "./tree.ts";

const STORIES = 80;
const LANES = 2;

const chosen = process.argv.slice(2);
const mutants = [...GUARDS, ...DELIVERIES, ...RECORDS, ...CONSTRAINTS].filter(
  ({ name }) => chosen.length === 0 || chosen.some((words) => name.includes(words)),
);

/** What ends this ends its runs, and then the cluster and the trees are cleared away. */
const end = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => end.abort());
const { signal } = end;

await runCommand(async () => {
  const unfit = findUnfit(mutants);
  if (unfit.length > 0) throw invalid(`Mend these mutants, the source has moved on:\n${unfit.join("\n")}`);
  const trees = Array.from({ length: LANES }, createTree);
  const cluster = await openCluster();
  try {
    await expectSound(trees[0] ?? "", cluster.url);
    const waiting = [...mutants];
    const survivors: string[] = [];
    const takeTurns = async (tree: string) => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const outcome = await tryOut(tree, mutant, cluster.url);
        if (outcome.brokenAt === null) survivors.push(mutant.name);
        say(toLine(mutant.name, outcome));
      }
    };
    await Promise.all(trees.map(takeTurns));
    if (survivors.length > 0) throw new AppError("invalid", `Not caught: ${survivors.join("; ")}.`);
    say(`${mutants.length} of ${mutants.length} caught`);
  } finally {
    await cluster.stop();
    for (const tree of trees) removeTree(tree);
  }
});

async function expectSound(tree: string, clusterUrl: string): Promise<void> {
  const outcome = await tellStories(tree, { stories: STORIES, clusterUrl, signal });
  if (outcome.brokenAt !== null)
    throw invalid(
      `The engine as it is breaks a law in story ${outcome.brokenAt}. Mend that first: ${outcome.law}`,
    );
  say(`${"mutant".padEnd(62)} ${"stories".padStart(8)} ${"seconds".padStart(8)}  broken law`);
  say(toLine("(none: the engine as it is)", outcome));
}

async function tryOut(tree: string, mutant: Mutant, clusterUrl: string): Promise<Outcome> {
  const isInSchema = mutant.edits.some(({ file }) => file.startsWith("prisma/"));
  apply(tree, mutant);
  try {
    return await tellStories(tree, {
      ...{ stories: STORIES, signal },
      clusterUrl: isInSchema ? undefined : clusterUrl,
    });
  } finally {
    restore(tree, mutant);
  }
}

function toLine(name: string, { brokenAt, law, seconds }: Outcome): string {
  const found = brokenAt === null ? `no, ${STORIES}` : String(brokenAt);
  return `${name.padEnd(62)} ${found.padStart(8)} ${seconds.toFixed(1).padStart(8)}  ${law}`.trimEnd();
}
