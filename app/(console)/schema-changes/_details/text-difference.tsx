import { Fragment } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import { formatQuantity } from "#lib/format.ts";
import { type DiffLine, type DiffPart, diffLines, foldSame } from "./line-diff.ts";

type TextDifferenceProps = { before: string | null; after: string | null };

/** Before and after side by side; on a phone one below the other, line by line. Signs tell them apart, not colour alone. */
export function TextDifference({ before, after }: TextDifferenceProps) {
  if (before === null || after === null || !`${before}${after}`.includes("\n"))
    return (
      <div className="grid gap-2 sm:grid-cols-2">
        <Value label="Before" text={before} sign="−" />
        <Value label="After" text={after} sign="+" />
      </div>
    );
  return (
    <div className="overflow-hidden rounded-6 border bg-sunken">
      <div className="grid border-b text-12 text-fg-3 sm:grid-cols-2">
        <span className="px-3 py-1.5">
          Before<span className="sm:hidden"> and after, line by line</span>
        </span>
        <span className="px-3 py-1.5 max-sm:hidden">After</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      <div
        role="group"
        aria-label="Before and after, line by line"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[420px] overflow-y-auto py-1 font-mono text-12 leading-[19px] -outline-offset-2"
      >
        {foldSame(diffLines(before, after)).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
          <Part key={index} part={part} />
        ))}
      </div>
    </div>
  );
}

const LOOK = {
  "−": "border-failed-line bg-failed-bg",
  "+": "border-completed-line bg-completed-bg",
} as const;

function Value({ label, text, sign }: { label: string; text: string | null; sign: keyof typeof LOOK }) {
  return (
    <div className="min-w-0">
      <div className="mb-1 text-12 text-fg-3">{label}</div>
      {text === null ? (
        <p className="rounded-6 border px-3 py-1.5 text-12 text-fg-3">nothing</p>
      ) : (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className={`wrap-anywhere max-h-[420px] overflow-y-auto whitespace-pre-wrap rounded-6 border px-3 py-1.5 font-mono text-12 leading-[19px] ${LOOK[sign]}`}
        >
          <code>{text}</code>
        </pre>
      )}
    </div>
  );
}

function Part({ part: { kind, lines } }: { part: DiffPart }) {
  if (kind === "lines") return <Lines lines={lines} />;
  return (
    <details>
      <summary className="cursor-pointer px-3 py-1 font-sans text-accent-text -outline-offset-2 hover:bg-hover max-sm:py-3">
        {formatQuantity(lines.length, "line")} the same
      </summary>
      <Lines lines={lines} />
    </details>
  );
}

const Lines = ({ lines }: { lines: readonly DiffLine[] }) => (
  <div className="grid sm:grid-cols-2">
    {lines.map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text never move
      <Fragment key={index}>
        <Line text={line.before} sign={line.kind === "same" ? " " : "−"} />
        <Line
          text={line.after}
          sign={line.kind === "same" ? " " : "+"}
          className={line.kind === "same" ? "max-sm:hidden" : ""}
        />
      </Fragment>
    ))}
  </div>
);

const SAID = { " ": "", "−": "before: ", "+": "after: " } as const;
const LINE = { " ": "", "−": "bg-failed-bg", "+": "bg-completed-bg" } as const;

function Line({
  text,
  sign,
  className,
}: {
  text: string | null;
  sign: keyof typeof LINE;
  className?: string;
}) {
  if (text === null) return <span className="bg-hover max-sm:hidden" />;
  return (
    <span className={classNames("flex min-w-0 gap-2 px-3", LINE[sign], className)}>
      <span aria-hidden="true" className="w-2 shrink-0 select-none text-fg-3">
        {sign}
      </span>
      {SAID[sign] && <span className="sr-only">{SAID[sign]}</span>}
      <span className="wrap-anywhere min-w-0 whitespace-pre-wrap">{text}</span>
    </span>
  );
}
