/**
 * Makes one reading serve all who ask. Who asks while one runs shares the next, which begins after they asked: what
 * they get is never older than their question.
 */
export function shareNext<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const start = (): Promise<T> => {
    const mine: Promise<T> = read().finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
    return mine;
  };
  const afterwards = () => {
    next = null;
    return start();
  };
  return () => {
    if (!running) return start();
    next ??= running.then(afterwards, afterwards);
    return next;
  };
}
