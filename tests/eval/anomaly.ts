/**
 * How right the detector of anomalies is: `npm run eval -- anomaly --series DIR [--windows FILE.json] [--json]`, CSV files
 * `timestamp,value` and, as in the Numenta benchmark, `{file: [[from, to], …]}`; or `--simulate --seed N`, 200 series of 120 days.
 * Recall is by event; a false alarm is one outside of all windows.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { judgeSeries } from "./anomaly/score.ts";
import { type Labelled, simulate } from "./anomaly/simulate.ts";

const { values: options } = parseArgs({
  options: {
    series: { type: "string" },
    windows: { type: "string" },
    simulate: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});
if (!options.series === !options.simulate)
  throw new Error("Name series or a seed: --series DIR, or --simulate --seed N.");

/** `2014-04-10 00:04:00` is UTC where it names no zone. */
const instant = (text: string) =>
  Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.trim().replace(" ", "T")}Z`);

function readSeries(directory: string, windowsFile: string | undefined): Labelled[] {
  const Windows = z.record(z.string(), z.array(z.tuple([z.string(), z.string()])));
  const windows = windowsFile ? Windows.parse(JSON.parse(readFileSync(windowsFile, "utf8"))) : {};
  const files = readdirSync(directory, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith(".csv"))
    .sort()
    .map((file) => {
      const named = Object.entries(windows).find(
        ([name]) => name === file || basename(name) === basename(file),
      );
      const points = readFileSync(join(directory, file), "utf8")
        .split("\n")
        .slice(1)
        .map((line) => line.split(","))
        .map(([at = "", value = ""]) => ({ at: instant(at), value: Number(value) }))
        .filter(({ at, value }) => Number.isFinite(at) && Number.isFinite(value));
      return {
        name: file,
        points: points.sort((a, b) => a.at - b.at),
        windows: (named?.[1] ?? []).map(([from, to]) => [instant(from), instant(to)]),
      };
    });
}

const series = options.series ? readSeries(options.series, options.windows) : simulate(Number(options.seed));
const begun = performance.now();
const judged = series.filter(({ points }) => points.length > 0).map((one) => judgeSeries(one));
const sum = (of: (one: (typeof judged)[number]) => number) =>
  judged.reduce((total, one) => total + of(one), 0);
const events = sum((one) => one.events);
const result = {
  series: judged.length,
  recall: events === 0 ? 1 : Number((sum((one) => one.seen) / events).toFixed(4)),
  falseAlarmsPerSeriesDay: Number(
    (
      sum((one) => one.falseAlarms) /
      Math.max(
        1,
        sum((one) => one.days),
      )
    ).toFixed(5),
  ),
};
if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
else {
  for (const { name, events: all, seen, falseAlarms, wrong } of judged)
    if (wrong.length > 0)
      process.stdout.write(
        `${name}: ${seen} of ${all} seen, ${falseAlarms} false\n${wrong
          .slice(0, 10)
          .map((one) => `  ${one}\n`)
          .join("")}`,
      );
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  process.stdout.write(
    `${result.series} series, ${events} events: recall ${result.recall}, ${result.falseAlarmsPerSeriesDay} false alarms a series and day (${seconds} s)\n`,
  );
}
