import { ConnectorError } from "../connector.ts";
import type { ReadingSession } from "./session.ts";

const TOGETHER = 100;
/** What was not answered in time together is asked singly: a few slow tables may not take the time of all. */
const SINGLY_SECONDS = 3;
/** What is wrong with one table, and no reason to leave out the others. */
const OF_ONE = /^(permission|timeout\/(statement|lock)|not_found|unknown|unsupported\/value)/;
/** Told of tables for which no time was left. */
const NO_TIME_LEFT = "timeout/budget";

export type Bounds = {
  /** The most that a statement takes. */
  seconds: number;
  /** When no further statement is begun, by `performance.now()`. */
  until: number;
  /** Bounds the statements of the transaction from here on. */
  bound(seconds: number): Promise<void>;
};

type Asking<Table> = Bounds & {
  /** A row for the table, with its `place`. */
  statementOf(table: Table, place: number): string;
  onProgress(done: number): void;
};

/** One row for each table, or the fault for which there is none: a statement for every hundred where nothing is wrong. */
export async function askTogether<Table, Row extends { place: number }>(
  session: Pick<ReadingSession, "query" | "restart">,
  tables: readonly Table[],
  { seconds, until, bound, statementOf, onProgress }: Asking<Table>,
): Promise<Map<Table, Row | string>> {
  const found = new Map<Table, Row | string>();
  const ask = async (some: readonly Table[], most: number): Promise<void> => {
    const left = (until - performance.now()) / 1_000;
    if (left <= 0) {
      for (const table of some) found.set(table, NO_TIME_LEFT);
      return;
    }
    await bound(Math.min(most, left));
    try {
      for (const row of await session.query<Row>(some.map(statementOf).join(" union all "))) {
        const table = some[row.place];
        if (table) found.set(table, row);
      }
    } catch (error) {
      if (!(error instanceof ConnectorError) || !OF_ONE.test(error.fault)) throw error;
      await session.restart();
      const [first] = some;
      if (some.length === 1 && first) found.set(first, error.fault);
      else if (error.fault.startsWith("timeout"))
        for (const table of some) await ask([table], Math.min(seconds, SINGLY_SECONDS));
      else for (const half of halves(some)) await ask(half, most);
    }
  };
  for (let at = 0; at < tables.length; at += TOGETHER) {
    await ask(tables.slice(at, at + TOGETHER), seconds);
    onProgress(Math.min(tables.length, at + TOGETHER));
  }
  return found;
}

const halves = <Item>(items: readonly Item[]): Item[][] => {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
};
