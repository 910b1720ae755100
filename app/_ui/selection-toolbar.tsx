import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

type SelectionToolbarProps = {
  label: string;
  /** What is selected, in words. */
  text: string;
  onClear(): void;
  /** What can be done with it. */
  children: ReactNode;
};

/** Stands in the middle of the pager while rows are selected: it covers nothing and moves nothing. */
export const SelectionToolbar = ({ label, text, onClear, children }: SelectionToolbarProps) => (
  <div
    role="toolbar"
    aria-label={label}
    className="flex min-h-[38px] max-w-full flex-wrap items-center gap-x-0.5 rounded-8 bg-raised pr-1 pl-3 text-13 text-fg shadow-2 max-sm:w-full"
  >
    <span role="status" className="num mr-1.5 font-medium max-sm:-order-2 max-sm:basis-[calc(100%-52px)]">
      {text}
    </span>
    {children}
    <Button
      tone="ghost"
      size="icon-sm"
      aria-label="Clear the selection"
      className="max-sm:-order-1"
      title="Clear the selection  Esc"
      onClick={onClear}
    >
      <Icon of={X} size={14} />
    </Button>
  </div>
);
