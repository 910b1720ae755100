import { AppError } from "#lib/errors.ts";

/** What is wrong with a value, said beside the field it was typed in. */
export function asFieldFault<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, error.message, { cause: error, fields: { [field]: error.message } });
  }
}
