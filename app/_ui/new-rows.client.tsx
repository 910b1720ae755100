"use client";

import { ArrowUp } from "lucide-react";
import { useCallback, useEffect, useRef } from "react";
import { Icon } from "./icon.tsx";
import { Link } from "./link.client.tsx";

type NewRowsProps = {
  /** `3 new jobs`. */
  label: string;
  /** Where they are, when it is not here. */
  href: string | null;
  onShow(): void;
};

/** Straddles the seam above a list: what is new waits until it is asked for, and moves no row under the pointer. */
export function NewRows({ label, href, onShow }: NewRowsProps) {
  const look =
    "absolute left-1/2 -top-[13px] flex h-[26px] -translate-x-1/2 animate-appear items-center gap-1.5 whitespace-nowrap rounded-full bg-accent pr-3 pl-[9px] font-medium text-12 text-accent-fg shadow-2 hover:bg-accent-hover max-sm:h-11";
  const content = (
    <>
      <Icon of={ArrowUp} size={14} />
      {label}
    </>
  );
  return href ? (
    <Link href={href} className={look}>
      {content}
    </Link>
  ) : (
    <button type="button" onClick={onShow} className={look}>
      {content}
    </button>
  );
}

/** Whether a list stands at its top, whatever it is that scrolls. `top` goes on an element above its first row. */
export function useTop() {
  const top = useRef<HTMLDivElement>(null);
  const isThere = useRef(true);
  useEffect(() => {
    if (!top.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      isThere.current = entry?.isIntersecting ?? true;
    });
    observer.observe(top.current);
    return () => observer.disconnect();
  }, []);
  const isAtTop = useCallback(() => isThere.current, []);
  const goToTop = useCallback(() => top.current?.scrollIntoView({ block: "end" }), []);
  return { top, isAtTop, goToTop };
}
