import { classNames } from "./class-names.ts";

const FILL = {
  running: "fill-running-mark",
  reached: "fill-completed-mark",
  stopped: "fill-line-control",
  cancelling: "fill-cancelled-mark",
} as const;

type ProgressBarProps = {
  /** 0 to 100. */
  percent: number;
  /** What is progressing. */
  label: string;
  /** The same in words, e.g. `412 of 1,000 tables`. */
  text?: string;
  tone?: keyof typeof FILL;
  size?: "thin" | "thick";
};

/** Drawn as SVG: its width is an attribute, which the content policy allows where it refuses `style`. */
export function ProgressBar({ percent, label, text, tone = "running", size = "thin" }: ProgressBarProps) {
  const value = Math.min(100, Math.max(0, percent));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value)}
      aria-valuetext={text}
    >
      <svg
        aria-hidden="true"
        className={classNames(
          "block w-full overflow-hidden",
          size === "thin" ? "h-[3px] rounded-[2px]" : "h-2 rounded-4",
        )}
      >
        <rect
          width="100%"
          height="100%"
          className={size === "thin" ? "fill-track" : "fill-running-mark/16"}
        />
        <rect
          width={`${value}%`}
          height="100%"
          className={`${FILL[tone]} transition-[width] duration-(--t-slow) ease-(--ease)`}
        />
      </svg>
    </div>
  );
}
