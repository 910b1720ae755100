import { ChevronRight } from "lucide-react";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { formatQuantity } from "#lib/format.ts";
import type { JobFailure } from "#lib/jobs/failure.ts";

/** For who has to look further: closed until asked for. */
export function StackTrace({ failure, stack }: { failure: JobFailure; stack: string }) {
  const frames = stack.split("\n").filter((line) => /^\s*at /.test(line)).length;
  return (
    <details className="group relative">
      <summary className="flex h-9 items-center gap-2 rounded-8 border px-3 font-medium text-13 hover:bg-hover max-sm:h-11">
        <Icon of={ChevronRight} size={14} className="text-fg-3 transition-transform group-open:rotate-90" />
        <span className="whitespace-nowrap">Stack trace</span>
        <span className="num truncate pr-8 font-normal text-fg-3">
          {failure.code} · {formatQuantity(frames, "frame")}
        </span>
      </summary>
      <CopyButton
        text={stack}
        label="Copy the stack trace"
        isIconOnly
        className="absolute top-1.5 right-2 max-sm:top-0"
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-auto p-3 font-mono text-12 leading-[19px] text-fg-2">
        {stack}
      </pre>
    </details>
  );
}
