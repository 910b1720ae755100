import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Tone = "default" | "primary" | "danger" | "ghost";
type Look = { tone?: Tone; size?: "md" | "sm" | "icon" | "icon-sm"; icon?: ReactNode };

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

const look = ({ tone = "default", size = "md" }: Look, isOff: boolean, className?: string) =>
  classNames(
    "inline-flex shrink-0 select-none items-center gap-1.5 whitespace-nowrap rounded-6 border font-medium text-13",
    "transition-[background-color] duration-(--t-fast)",
    SIZES[size],
    isOff ? classNames(OFF, tone === "ghost" && "border-transparent") : TONES[tone],
    className,
  );

type ButtonProps = Omit<ComponentProps<"button">, "disabled"> &
  Look & {
    disabled?: boolean;
    /** Why it cannot be used now. It keeps its place and can be focused, so that everybody gets to read the reason. */
    disabledBecause?: string | null | undefined;
  };

export function Button({
  tone = "default",
  size = "md",
  icon,
  disabled = false,
  disabledBecause,
  className,
  children,
  type = "button",
  title,
  onClick,
  ...rest
}: ButtonProps) {
  const isOff = disabled || Boolean(disabledBecause);
  return (
    <button
      {...rest}
      type={disabledBecause ? "button" : type}
      className={look({ tone, size }, isOff, className)}
      disabled={disabled}
      aria-disabled={disabledBecause ? true : undefined}
      title={disabledBecause ?? title}
      onClick={disabledBecause ? undefined : onClick}
    >
      {icon}
      {children}
      {disabledBecause && <span className="sr-only">: {disabledBecause}</span>}
    </button>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & Look;

export function ButtonLink({
  tone = "default",
  size = "md",
  icon,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link {...rest} className={look({ tone, size }, false, className)}>
      {icon}
      {children}
    </Link>
  );
}
