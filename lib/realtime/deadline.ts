/** Rejects when `work` has not settled in time. The work itself goes on and its end is ignored. */
export async function withDeadline<T>(work: Promise<T>, withinMs: number, sentence: string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(sentence)), withinMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
