"use client";

import { Rows3, Rows4 } from "lucide-react";
import { Icon } from "#app/_ui/icon.tsx";
import { IconButton } from "#app/_ui/icon-button.tsx";
import { chooseDensity } from "../actions.ts";

/** Rows of 40 px or 32 px. The frame around the page carries the choice; it is one of the reader's preferences. */
export function DensityToggle() {
  const toggle = () => {
    const frame = document.querySelector<HTMLElement>("[data-density]");
    if (!frame) return;
    const density = frame.dataset.density === "compact" ? "comfortable" : "compact";
    frame.dataset.density = density;
    void chooseDensity({ density });
  };
  return (
    <IconButton
      label="Row height"
      onClick={toggle}
      icon={
        <>
          <Icon of={Rows4} className="in-data-[density=compact]:hidden" />
          <Icon of={Rows3} className="hidden in-data-[density=compact]:block" />
        </>
      }
      className="max-sm:hidden"
    />
  );
}
