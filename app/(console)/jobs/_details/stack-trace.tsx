import { ChevronRight } from "lucide-react";
import { CopyButton } from "#app/_ui/copy-button.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";

/** For who has to look further: closed until asked for. */
export function StackTrace({ stack }: { stack: string }) {
  return (
    <details className="group relative">
      <summary className="flex h-9 items-center gap-2 rounded-8 border px-3 font-medium text-13 hover:bg-hover">
        <Icon of={ChevronRight} size={14} className="text-fg-3 transition-transform group-open:rotate-90" />
        Stack trace
      </summary>
      <CopyButton text={stack} label="Copy the stack trace" isIconOnly className="absolute top-1.5 right-2" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-auto p-3 font-mono text-12 leading-[19px] text-fg-2">
        {stack}
      </pre>
    </details>
  );
}
