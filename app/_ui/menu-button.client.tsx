"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { classNames } from "./class-names.ts";
import type { MenuEntry } from "./menu-entry.ts";

const loadMenu = () => import("./menu.client.tsx");
const Menu = lazy(loadMenu);

type MenuButtonProps = {
  /** What the menu is for: `Actions for J-7F3KQ2`. */
  label: string;
  /** The children are words that name the button; else the label does. */
  hasText?: boolean;
  /** What the button shows: an icon, or a whole line. */
  children: ReactNode;
  /** Asked when the menu opens, so that it speaks of the present. */
  entries(): readonly MenuEntry[];
  align?: "start" | "end";
  className?: string;
};

/** A button whose menu is fetched when the pointer or the focus first comes near. */
export function MenuButton({
  label,
  hasText = false,
  children,
  entries,
  align = "end",
  className,
}: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={hasText ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={loadMenu}
        onFocus={loadMenu}
        onClick={() => setOpen(true)}
        className={classNames(
          className ??
            "grid size-7 place-items-center rounded-6 text-fg-3 hover:bg-pressed hover:text-fg aria-expanded:bg-pressed aria-expanded:text-fg max-sm:size-11",
        )}
      >
        {children}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Menu
            anchor={button.current}
            label={label}
            entries={entries()}
            align={align}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
