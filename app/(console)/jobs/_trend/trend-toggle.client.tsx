"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { IconButton } from "#app/_ui/icon-button.tsx";
import { chooseTrend } from "../actions.ts";

/** Folds the chart to a line and back. The section around it carries the choice, which is one of the reader's preferences. */
export function TrendToggle({ isOpen: first }: { isOpen: boolean }) {
  const [isOpen, setIsOpen] = useState(first);
  const toggle = (event: React.MouseEvent<HTMLElement>) => {
    const section = event.currentTarget.closest<HTMLElement>("[data-trend]");
    if (section) section.dataset.trend = isOpen ? "closed" : "open";
    setIsOpen(!isOpen);
    void chooseTrend({ showsTrend: !isOpen });
  };
  return (
    <IconButton
      label={isOpen ? "Fold the chart" : "Unfold the chart"}
      aria-expanded={isOpen}
      onClick={toggle}
      icon={<Icon of={ChevronDown} size={14} className="in-data-[trend=closed]:-rotate-90" />}
      className="-ml-1.5 size-5!"
    />
  );
}
