import { AppError } from "#lib/errors.ts";

/** Rejects when `work` has not settled in time, with a sentence for people. The work goes on and its end is ignored. */
export async function withDeadline<T>(work: Promise<T>, withinMs: number, sentence: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new AppError("unavailable", sentence)), withinMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
