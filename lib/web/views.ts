import type { AppErrorCode } from "#lib/errors.ts";

/** What an action answers. Expected errors are values: a thrown one reaches the browser without its message. */
export type ActionResult<T = void> = { ok: true; data: T } | { ok: false; error: ActionError };

export type ActionError = {
  code: AppErrorCode;
  /** For people: what happened, why, what to do. */
  message: string;
  /** A sentence for each field at fault, by its name. */
  fields: Readonly<Record<string, string>>;
};

/** A form's answer, with what was typed (passwords never), so that a refused form keeps it without JavaScript too. */
export type FormResult<T = void> = ActionResult<T> & { values: Readonly<Record<string, string>> };
