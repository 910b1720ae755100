import type { ComponentProps } from "react";
import { buttonLook, type Look } from "./button-look.ts";
import { Link } from "./link.client.tsx";

type ButtonLinkProps = ComponentProps<typeof Link> & Look;

/** A link that looks like a button. Apart from it, so that what has no link does not load what links need. */
export function ButtonLink({
  tone = "default",
  size = "md",
  icon,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonLook({ tone, size }, false, className)}>
      {icon}
      {children}
    </Link>
  );
}
