import { classNames } from "./class-names.ts";
import type { Selection } from "./use-selection.client.tsx";

type SelectBoxProps = {
  label: string;
  isSelected: boolean;
  /** `isRange`: with the shift key, which means all rows from the last one. */
  onSelect(isRange: boolean): void;
  className?: string | undefined;
};

/** Of one row; as large as a finger on a phone. */
export const SelectBox = ({ label, isSelected, onSelect, className }: SelectBoxProps) => (
  <label className="grid size-8 place-items-center max-sm:size-11">
    <input
      type="checkbox"
      checked={isSelected}
      onChange={({ nativeEvent }) => onSelect(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      aria-label={label}
      className={classNames("size-4 accent-accent", className)}
    />
  </label>
);

type SelectPageBoxProps = { selection: Selection; shown: number };

/** Of all rows of the page; in between where some are. */
export const SelectPageBox = ({ selection, shown }: SelectPageBoxProps) => (
  <span className="grid w-8 place-items-center">
    <input
      type="checkbox"
      aria-label={`Select the ${shown} on this page`}
      checked={selection.isWholePage}
      ref={(box) => {
        if (box) box.indeterminate = selection.ids.length > 0 && !selection.isWholePage;
      }}
      onChange={selection.togglePage}
      className="size-4 accent-accent"
    />
  </span>
);
