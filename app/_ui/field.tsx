import type { ReactNode } from "react";

/** What a control needs so that its label, hint and error are read out with it. */
type FieldControl = {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  required: boolean;
};

export type FieldProps = {
  label: string;
  name: string;
  /** Two fields of one name on a page need ids of their own. */
  id?: string | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  isOptional?: boolean;
  className?: string | undefined;
};

/** Label above, hint below, and the error in its place once there is one. */
export function Field({
  label,
  name,
  id = `field-${name}`,
  hint,
  error,
  isOptional = false,
  className = "",
  children,
}: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const noteId = error || hint ? `${id}-note` : undefined;
  return (
    <div className={`flex min-w-0 flex-col gap-1.5 text-13 ${className}`}>
      <label htmlFor={id} className="font-medium">
        {label}
        {isOptional && <span className="font-normal text-fg-3"> (optional)</span>}
      </label>
      {children({
        id,
        name,
        "aria-describedby": noteId,
        "aria-invalid": error ? true : undefined,
        required: !isOptional,
      })}
      {error ? (
        <p id={noteId} className="text-12 text-failed-fg">
          {error}
        </p>
      ) : (
        hint && (
          <div id={noteId} className="text-12 text-fg-3">
            {hint}
          </div>
        )
      )}
    </div>
  );
}

/** The frame every one-line control shares. */
export const CONTROL =
  "h-8 w-full min-w-0 rounded-6 border border-line-control bg-surface px-2.5 text-13 text-fg placeholder:text-fg-3 " +
  "aria-invalid:border-failed-mark disabled:border-line disabled:bg-sunken disabled:text-fg-off max-sm:h-11 max-sm:text-16";
