import type { ComponentProps, ReactNode } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: string; hint?: ReactNode };

/** The browser's own box in the accent, with its label beside it and what it means below. */
export function Checkbox({ label, hint, id, name, className = "", ...rest }: CheckboxProps) {
  const boxId = id ?? `field-${name}`;
  const hintId = hint ? `${boxId}-hint` : undefined;
  return (
    <div className={`flex items-start gap-2.5 text-13 ${className}`}>
      <input
        {...rest}
        id={boxId}
        name={name}
        type="checkbox"
        aria-describedby={hintId}
        className="mt-px size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0">
        <label htmlFor={boxId} className="font-medium">
          {label}
        </label>
        {hint && (
          <div id={hintId} className="text-12 text-fg-3">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
