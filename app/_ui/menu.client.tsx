"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { isSeparator, type MenuEntry } from "./menu-entry.ts";

const ITEM =
  "flex min-h-8 w-full items-center gap-2.5 rounded-6 px-2 py-1 text-13 outline-none select-none max-sm:min-h-11";

type MenuProps = {
  /** What it stands at, and where the focus returns. */
  anchor: HTMLElement | null;
  label: string;
  entries: readonly MenuEntry[];
  align?: "start" | "end";
  onClose(): void;
};

/** An open menu. `MenuButton` fetches it with its first use. */
export default function Menu({ anchor, label, entries, align = "end", onClose }: MenuProps) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      {/* Everything on the page stands in a landmark; this stands beside the page. */}
      <Base.Portal role="region" aria-label={label}>
        <Base.Positioner
          anchor={anchor}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-(--z-toast) outline-none"
        >
          <Base.Popup
            aria-label={label}
            finalFocus={() => anchor}
            className="w-[264px] max-w-[calc(100vw-16px)] animate-appear rounded-8 bg-raised p-1 shadow-2 outline-none"
          >
            {entries.map((entry, index) =>
              isSeparator(entry) ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity
                <Base.Separator key={index} className="-mx-1 my-1 h-px bg-line" />
              ) : (
                <Entry key={entry.label} entry={entry} />
              ),
            )}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ entry }: { entry: Exclude<MenuEntry, "separator"> }) {
  const { label, icon, detail, shortcut, disabledBecause, href, onSelect, isDanger, isChecked } = entry;
  if (disabledBecause)
    return (
      <Base.Item
        disabled
        label={label}
        className={`${ITEM} items-start py-1.5 text-fg-off [&_svg]:mt-px [&_svg]:text-fg-off`}
      >
        {icon}
        <span className="min-w-0">
          {label}
          <small className="block text-12 text-fg-3">{disabledBecause}</small>
        </span>
      </Base.Item>
    );
  const look = classNames(
    ITEM,
    "data-highlighted:bg-pressed [&_svg]:text-fg-3",
    isDanger && "text-failed-fg [&_svg]:text-failed-fg",
  );
  const content: ReactNode = (
    <>
      {icon}
      <span className="min-w-0 truncate">{label}</span>
      {detail && <span className="ml-auto max-w-32 truncate pl-2 text-12 text-fg-3">{detail}</span>}
      {shortcut && <Shortcut keys={shortcut} />}
    </>
  );
  if (isChecked !== undefined)
    return (
      <Base.CheckboxItem
        checked={isChecked}
        onCheckedChange={() => onSelect?.()}
        closeOnClick
        label={label}
        className={look}
      >
        {content}
        <Base.CheckboxItemIndicator className="ml-auto">
          <Icon of={Check} />
        </Base.CheckboxItemIndicator>
      </Base.CheckboxItem>
    );
  return href ? (
    <Base.LinkItem label={label} closeOnClick className={look} render={<Link href={href} />}>
      {content}
    </Base.LinkItem>
  ) : (
    <Base.Item label={label} className={look} onClick={() => onSelect?.()}>
      {content}
    </Base.Item>
  );
}

const Shortcut = ({ keys }: { keys: string }) => (
  <kbd className="ml-auto min-w-[18px] rounded-4 border bg-surface px-1 text-center font-medium font-sans text-11 leading-4 text-fg-3">
    {keys}
  </kbd>
);
