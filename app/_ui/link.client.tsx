"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

type LinkProps = Omit<
  ComponentProps<typeof NextLink>,
  "prefetch" | "onMouseEnter" | "onTouchStart" | "onFocus"
>;

/**
 * Next's link, whose page is asked for ahead once somebody points at it. Asking for all that is in sight took a phone's
 * processor just when its page came to life, and the server once more for each.
 */
export function Link(props: LinkProps) {
  const [isMeant, setMeant] = useState(false);
  const mean = () => setMeant(true);
  return (
    <NextLink
      {...props}
      prefetch={isMeant ? null : false}
      onMouseEnter={mean}
      onTouchStart={mean}
      onFocus={mean}
    />
  );
}
