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

/** The rows of one relation together, however batches cut them. They come in order of `relationId`. */
export async function* byRelation<Row extends { relationId: number }>(
  batches: AsyncGenerator<Row[], void, undefined>,
): AsyncGenerator<Row[][], void, undefined> {
  let open: Row[] = [];
  for await (const rows of readAhead(batches)) {
    const whole: Row[][] = [];
    for (const row of rows) {
      if (open[0] && open[0].relationId !== row.relationId) {
        whole.push(open);
        open = [];
      }
      open.push(row);
    }
    if (whole.length > 0) yield whole;
  }
  if (open.length > 0) yield [open];
}
