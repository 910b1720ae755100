import Link from "next/link";
import { RelativeTime } from "#app/_ui/relative-time.client.tsx";
import { Status } from "#app/_ui/status.tsx";
import { formatDuration } from "#lib/format.ts";
import type { Answer, CitedJob, Part } from "#lib/questions/views.ts";
import { typeLabel } from "#lib/questions/words.ts";
import { MarkedText } from "../../documentation/_parts/marked-text.tsx";
import { DaysChart } from "./days-chart.tsx";
import { partHref } from "./part-href.ts";

/** The sentences, a chart or table where there is one, and the jobs they rest on. */
export function AnswerView({ answer }: { answer: Answer }) {
  const { sentences, table, chart, cited, jobIds, timeZone } = answer;
  return (
    <div className="flex min-w-0 flex-col gap-3 text-13">
      <div className="flex max-w-[80ch] flex-col gap-1 leading-[20px]">
        {sentences.map((parts, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes
          <p key={at} className="wrap-anywhere">
            <Parts parts={parts} />
          </p>
        ))}
      </div>
      {chart && <DaysChart chart={chart} timeZone={timeZone} />}
      {table && <FiguresTable table={table} />}
      {cited.length > 0 && <Cited jobs={cited} isMore={jobIds.length > cited.length} />}
    </div>
  );
}

const LINK = "rounded-4 font-medium text-accent-text underline underline-offset-2";

function Parts({ parts }: { parts: readonly Part[] }) {
  return parts.map((part, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes
    if (typeof part === "string") return <MarkedText key={at} text={part} />;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes
      <Link key={at} href={partHref(part)} className={"jobId" in part ? `mono ${LINK}` : `num ${LINK}`}>
        {part.text}
      </Link>
    );
  });
}

const CELL = "border-line-soft border-b py-1.5 pr-4 text-left align-top font-normal";
const SHORT = 12;

/** What is short stays in one piece where there is little room. */
const cellLook = (part: Part): string =>
  `${CELL} ${(typeof part === "string" ? part : part.text).length <= SHORT ? "whitespace-nowrap" : "wrap-anywhere"}`;

const FiguresTable = ({ table: { head, rows } }: { table: NonNullable<Answer["table"]> }) => (
  <table className="num w-full max-w-[760px] border-separate border-spacing-0">
    <thead>
      <tr className="text-12 text-fg-3">
        {head.map((label) => (
          <th key={label} scope="col" className="border-b pr-4 pb-1.5 text-left font-medium">
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([first = "", ...others], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes
        <tr key={at}>
          <th scope="row" className={cellLook(first)}>
            <Parts parts={[first]} />
          </th>
          {others.map((part, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes
            <td key={column} className={cellLook(part)}>
              <Parts parts={[part]} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Cited = ({ jobs, isMore }: { jobs: readonly CitedJob[]; isMore: boolean }) => (
  <ul aria-label="Jobs it rests on" className="flex max-w-[880px] flex-col">
    {jobs.map(({ id, shortId, type, status, asset, createdAt, durationMs, message }) => (
      <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-line-soft border-b py-1.5">
        <Link
          href={`/jobs/${id}`}
          className="mono text-12 text-accent-text underline underline-offset-2 max-sm:py-2"
        >
          {shortId}
        </Link>
        <Status status={status} />
        <span className="min-w-0 truncate">
          {typeLabel(type)} of {asset}
        </span>
        <span className="num text-12 text-fg-3">
          <RelativeTime at={createdAt} />
          {durationMs !== null && ` · ${formatDuration(durationMs)}`}
        </span>
        {message && <span className="w-full min-w-0 truncate text-12 text-fg-3">{message}</span>}
      </li>
    ))}
    {isMore && <li className="py-1.5 text-12 text-fg-3">These are the newest of them.</li>}
  </ul>
);
