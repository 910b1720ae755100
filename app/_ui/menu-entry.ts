import type { ReactNode } from "react";

/** One thing a menu offers: an address (`href`) or an act (`onSelect`). */
export type MenuEntry =
  | "separator"
  | {
      label: string;
      icon?: ReactNode;
      /** Beside the label: where it leads. */
      detail?: string | null | undefined;
      shortcut?: string;
      /** Why it cannot be chosen now. It keeps its place and says so. */
      disabledBecause?: string | null | undefined;
      isDanger?: boolean;
      /** Of several, the one that holds. */
      isChecked?: boolean;
      href?: string | undefined;
      onSelect?: (() => void) | undefined;
    };

export const isSeparator = (entry: MenuEntry): entry is "separator" => entry === "separator";
