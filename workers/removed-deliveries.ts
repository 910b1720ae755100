import type pg from "pg";

/** The name under which graphile-worker 0.18 deletes one delivery by its id, for each when its task is done. */
const DELETE_ONE = "complete_job/graphile_worker";

const NOTHING = { rows: [], rowCount: 0, fields: [], command: "DELETE", oid: 0 };

/**
 * Deliveries that a job's end has deleted already, in its own statement. To ask for the same once more is a third of a
 * short job's round trips, and graphile-worker has no way to leave it out: so its connections answer by themselves. Where
 * it would spell that statement otherwise, it is sent, and finds nothing.
 */
export function keepRemoved() {
  const inHand = new Set<string>();
  const removed = new Set<string>();

  const isRemoved = (query: unknown): boolean => {
    const { name, values } = (query ?? {}) as { name?: unknown; values?: unknown };
    return name === DELETE_ONE && Array.isArray(values) && removed.delete(String(values[0]));
  };

  return {
    /** What is not in hand here is another's to delete, or comes again. */
    note(deliveryIds: readonly string[]): void {
      for (const id of deliveryIds) if (inHand.has(id)) removed.add(id);
    },
    async during(deliveryId: string, work: () => Promise<void>): Promise<void> {
      inHand.add(deliveryId);
      try {
        await work();
      } catch (error) {
        removed.delete(deliveryId); // it is told of as failed, in another way
        throw error;
      } finally {
        inHand.delete(deliveryId);
      }
    },
    answerFor(client: pg.ClientBase): void {
      const send = client.query.bind(client) as (...asked: unknown[]) => unknown;
      client.query = ((...asked: unknown[]) =>
        asked.length === 1 && isRemoved(asked[0])
          ? Promise.resolve(NOTHING)
          : send(...asked)) as typeof client.query;
    },
  };
}

export type RemovedDeliveries = ReturnType<typeof keepRemoved>;
