import { z } from "zod";
import type { JobDefinition } from "./definition.ts";
import { FAILURE_CLASSES } from "./failure.ts";
import { JOB_STATUSES, LEGAL_MOVES, STATUS_LABELS } from "./status.ts";

/** `docs/jobs.md`: every job type as people meet it. The page is kept in the tree; a test fails when it drifts. */
export const describeCatalog = (definitions: readonly JobDefinition[]): string =>
  [
    "# Jobs",
    "Written from the catalog (`lib/jobs/catalog.ts`). After a change there: `npx vitest run lib/jobs -u`.",
    ...definitions.map(describeType),
    "## Statuses",
    table(
      ["Status", "Can become"],
      JOB_STATUSES.map((status) => [STATUS_LABELS[status], movesFrom(status)]),
    ),
    "A job that has ended stays as it is; Retry makes a new one that is linked to it.",
    "## Why jobs fail",
    table(
      ["Class", "Shown as"],
      Object.entries(FAILURE_CLASSES).map(([name, label]) => [`\`${name}\``, label]),
    ),
  ]
    .join("\n\n")
    .concat("\n");

function describeType(definition: JobDefinition): string {
  const { type, label, description, timeoutSeconds, maxAttempts, phases } = definition;
  const settings = settingsOf(definition);
  const weights = phases.reduce((sum, phase) => sum + phase.weight, 0);
  return [
    `## ${label}`,
    description,
    table(
      ["", ""],
      [
        ["Type", `\`${type}\``],
        ["Started by", startedBy(definition)],
        [
          "Time limit",
          settings.some(([name]) => name === "`timeLimitSeconds`") ? "the source's" : `${timeoutSeconds} s`,
        ],
        ["Attempts", maxAttempts === 1 ? "1" : `up to ${maxAttempts}, for reasons that may pass`],
      ],
    ),
    table(["Setting", "Type", "Default"], settings),
    table(
      ["Step", "Share of the progress"],
      phases.map(({ label: step, weight }) => [step, `${Math.round((100 * weight) / weights)} %`]),
    ),
  ].join("\n\n");
}

const movesFrom = (status: (typeof JOB_STATUSES)[number]): string =>
  LEGAL_MOVES[status].map((next) => STATUS_LABELS[next]).join(", ") || "nothing else";

function startedBy({ triggers: { manual, schedule, after } }: JobDefinition): string {
  const ways = [manual && "a person", schedule && "a schedule", after && `each completed \`${after}\``];
  return ways.filter(Boolean).join(", ");
}

type Property = { type?: string; items?: { type?: string }; default?: unknown };

function settingsOf({ config }: JobDefinition): string[][] {
  const { properties = {} } = z.toJSONSchema(config, { io: "input" }) as {
    properties?: Record<string, Property>;
  };
  return Object.entries(properties).map(([name, { type = "any", items, default: standard }]) => [
    `\`${name}\``,
    items?.type ? `list of ${items.type}` : type,
    standard === undefined ? "" : `\`${JSON.stringify(standard)}\``,
  ]);
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
