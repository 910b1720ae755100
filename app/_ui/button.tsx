import type { ComponentProps } from "react";
import { buttonLook, type Look } from "./button-look.ts";

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
      className={buttonLook({ tone, size }, isOff, className)}
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
