/** Asks for the next batch while the one before is worked on: the server and we read side by side. */
export async function* readAhead<T>(
  batches: AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  let next = batches.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = batches.next();
      next.catch(() => {}); // told where it is awaited
      yield value;
    }
  } finally {
    await next.catch(() => {});
    await batches.return();
  }
}

const FIRST_ROWS = 200;
const MOST_ROWS = 1_000;
const CHARACTERS = 400_000;

/** Batches of about the same size, whatever the rows are like: a row can be 20 characters or 200,000. */
export const evenly =
  <Row extends object>(text: keyof Row) =>
  (last: readonly Row[]): number => {
    if (last.length === 0) return FIRST_ROWS;
    const length = last.reduce((sum, row) => sum + String(row[text] ?? "").length, 0);
    return Math.max(1, Math.min(MOST_ROWS, Math.round((CHARACTERS * last.length) / (length + 1))));
  };
