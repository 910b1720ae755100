import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Tone = "default" | "primary" | "danger" | "ghost";
export type Look = { tone?: Tone; size?: "md" | "sm" | "icon" | "icon-sm"; icon?: ReactNode };

const SIZES = {
  md: "h-8 px-3 max-sm:h-11",
  sm: "h-7 px-2.5 max-sm:h-11",
  icon: "size-8 justify-center max-sm:size-11",
  "icon-sm": "size-7 justify-center max-sm:size-11",
} as const;

const TONES = {
  default: "border-line-strong bg-raised text-fg shadow-1 hover:bg-hover [&_svg]:text-fg-3",
  primary: "border-accent bg-accent text-accent-fg shadow-1 hover:bg-accent-hover",
  danger: "border-line-strong bg-raised text-failed-fg shadow-1 hover:bg-hover",
  ghost: "border-transparent text-fg-2 hover:bg-hover [&_svg]:text-fg-3",
} as const;

const OFF = "border-line bg-transparent text-fg-off cursor-default [&_svg]:text-fg-off";

/** The classes of a button, whatever element it is. */
export const buttonLook = ({ tone = "default", size = "md" }: Look, isOff: boolean, className?: string) =>
  classNames(
    "inline-flex shrink-0 select-none items-center gap-1.5 whitespace-nowrap rounded-6 border font-medium text-13",
    "transition-[background-color] duration-(--t-fast)",
    SIZES[size],
    isOff ? classNames(OFF, tone === "ghost" && "border-transparent") : TONES[tone],
    className,
  );
