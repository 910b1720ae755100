import { Table, Td, Th } from "#app/_ui/table.tsx";
import { formatCount, formatDuration, formatExact } from "#lib/format.ts";
import type { OutcomeBars } from "#lib/jobs/durations/outcomes.ts";
import { describeUsual } from "#lib/jobs/durations/run.ts";
import type { Trend } from "#lib/jobs/durations/views.ts";
import { causeWords } from "./cause-words.ts";
import { beginOf } from "./outcome-chart.tsx";

const SIDES = { slow: "Slower than usual", fast: "Faster than usual" } as const;

/** What the picture shows, newest first. */
export const DurationTable = ({ trend, timeZone }: { trend: Trend; timeZone: string }) => (
  <Table
    caption="Durations, newest first"
    head={
      <>
        <Th>Began</Th>
        <Th isNumber>Duration</Th>
        <Th>Against what is usual</Th>
        <Th>Cause</Th>
      </>
    }
  >
    {trend.points.toReversed().map(({ id, startedAt, ms, isFailed, side, cause, usual }) => (
      <tr key={id}>
        <Td>
          <a href={`/jobs/${id}`} className="text-accent-text underline underline-offset-2">
            {formatExact(startedAt, timeZone)}
          </a>
        </Td>
        <Td isNumber>{formatDuration(ms)}</Td>
        <Td title={usual ? describeUsual(usual) : undefined}>
          {isFailed ? "Failed" : side ? SIDES[side] : usual ? "As usual" : "Too few runs to say"}
        </Td>
        <Td>{cause ? causeWords(cause) : side ? "None stands out" : "–"}</Td>
      </tr>
    ))}
  </Table>
);

export const OutcomeTable = ({ outcomes, timeZone }: { outcomes: OutcomeBars; timeZone: string }) => (
  <Table
    caption="How jobs ended, newest first"
    head={
      <>
        <Th>From</Th>
        <Th isNumber>Completed</Th>
        <Th isNumber>Failed</Th>
        <Th isNumber>Cancelled</Th>
      </>
    }
  >
    {outcomes.bars.toReversed().map((bar) => (
      <tr key={bar.at}>
        <Td>{beginOf(bar, outcomes.hours, timeZone)}</Td>
        <Td isNumber>{formatCount(bar.completed)}</Td>
        <Td isNumber>{formatCount(bar.failed)}</Td>
        <Td isNumber>{formatCount(bar.cancelled)}</Td>
      </tr>
    ))}
  </Table>
);
