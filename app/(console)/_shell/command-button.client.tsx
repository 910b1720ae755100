"use client";

import { Search } from "lucide-react";
import { type MouseEvent, useSyncExternalStore } from "react";
import { askForCommands } from "#app/_ui/commands.client.tsx";
import { Icon } from "#app/_ui/icon.tsx";

const ASKS = { type: "button", "aria-haspopup": "dialog", "aria-keyshortcuts": "Control+K Meta+K" } as const;

const ask = ({ currentTarget }: MouseEvent<HTMLElement>) => {
  const drawer = currentTarget.closest<HTMLElement>("[popover]:popover-open");
  drawer?.hidePopover(); // it would stand above the menu
  askForCommands();
};

/** Where the command menu is found by those who do not know its keys. */
export function CommandButton() {
  const isApple = useSyncExternalStore(
    () => () => {},
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
  return (
    <button
      {...ASKS}
      onClick={ask}
      className="mb-1 flex h-[30px] w-full items-center gap-[9px] rounded-6 px-2 text-left text-fg-2 hover:bg-hover max-lg:h-11 [&_svg]:text-fg-3"
    >
      <Icon of={Search} />
      <span className="flex-1">Search or run</span>
      <kbd className="rounded-4 border bg-surface px-1 font-medium font-sans text-11 text-fg-3 leading-4">
        {isApple ? "⌘" : "Ctrl"} K
      </kbd>
    </button>
  );
}

/** The same in the bar that stands above the page where the sidebar has no room. */
export const CommandIconButton = () => (
  <button
    {...ASKS}
    onClick={ask}
    aria-label="Search or run"
    className="grid size-11 place-items-center rounded-6 text-fg-2 hover:bg-hover"
  >
    <Icon of={Search} />
  </button>
);
