export type AppErrorCode = "not_found" | "forbidden" | "conflict" | "invalid" | "unavailable" | "internal";

/** An error the user may read: what happened, why, what to do. Anything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: AppErrorCode;
  /** Sentences beside the form fields they speak of. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    code: AppErrorCode,
    message: string,
    options?: ErrorOptions & { fields?: Readonly<Record<string, string>> },
  ) {
    super(message, options);
    this.code = code;
    this.fields = options?.fields ?? {};
  }
}

/** Unknown and foreign get the same answer, so that nobody learns what exists elsewhere. */
export const notFound = (what: string) => new AppError("not_found", `There is no such ${what} here.`);
export const forbidden = (message: string) => new AppError("forbidden", message);
export const conflict = (message: string) => new AppError("conflict", message);
export const invalid = (message: string, fields?: Readonly<Record<string, string>>) =>
  new AppError("invalid", message, fields ? { fields } : undefined);
