"use client";

import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef, useState } from "react";

type Tip = { text: string; left: number; top: number };

/** Half as wide as most tips, so that none sticks out. */
const HALF_WIDTH = 130;
const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * Around a drawing: what a mark says in `data-tip` stands above it at once, under the pointer as where the keyboard is.
 * Arrow keys go from mark to mark. Readers of the screen hear the marks' own labels.
 */
export function ChartTips({ className = "", children }: { className?: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [tip, setTip] = useState<Tip | null>(null);
  const show = ({ target }: SyntheticEvent) => {
    if (target instanceof Element && !target.closest("[data-tip-shown]")) setTip(tipOf(target, box.current));
  };
  const go = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Escape") return setTip(null);
    const step = STEPS[event.key];
    const marks = [...event.currentTarget.querySelectorAll<SVGElement>("[data-tip]")];
    const at = marks.findIndex((mark) => mark.matches(":focus"));
    if (!step || at < 0) return;
    event.preventDefault();
    marks[step(at, marks.length - 1)]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the marks in it are what is pointed at
    <div
      ref={box}
      className={`relative ${className}`}
      onPointerOver={show}
      onPointerLeave={() => setTip(null)}
      onFocus={show}
      onBlur={() => setTip(null)}
      onKeyDown={go}
    >
      {children}
      {tip && (
        <div
          aria-hidden
          data-tip-shown
          className="num -translate-x-1/2 -translate-y-full absolute z-(--z-menu) whitespace-nowrap rounded-6 border bg-raised px-2 py-1 text-12 text-fg shadow-2"
          style={{ left: tip.left, top: tip.top }}
        >
          {tip.text}
        </div>
      )}
    </div>
  );
}

/** Above the first shape of the mark; its words may reach far from it. */
function tipOf(target: Element, box: HTMLElement | null): Tip | null {
  const mark = target.closest<SVGElement>("[data-tip]");
  const shape = mark?.querySelector("circle, rect");
  if (!mark || !shape || !box) return null;
  const [frame, place] = [box.getBoundingClientRect(), shape.getBoundingClientRect()];
  const middle = place.left + place.width / 2 - frame.left;
  return {
    text: mark.dataset.tip ?? "",
    left: Math.min(Math.max(middle, HALF_WIDTH), frame.width - HALF_WIDTH),
    top: place.top - frame.top - 2,
  };
}
