import type { JobRow } from "#lib/jobs/views.ts";

/** Of more jobs than this a page had better be read again. */
const MOST_HELD = 500;

/** What happened while nobody saw the tab: of each job its newest row, of too many only that the page is behind. */
export class HeldChanges {
  #rows = new Map<string, JobRow>();
  #isTooMuch = false;

  add(rows: readonly JobRow[]): void {
    if (this.#isTooMuch) return;
    for (const row of rows) {
      if (row.version >= (this.#rows.get(row.id)?.version ?? 0)) this.#rows.set(row.id, row);
    }
    if (this.#rows.size > MOST_HELD) this.addReset();
  }

  /** The page will be read again, and shows all of it then. */
  addReset(): void {
    this.#isTooMuch = true;
    this.#rows.clear();
  }

  take(): { rows: JobRow[]; isReset: boolean } {
    const taken = { rows: [...this.#rows.values()], isReset: this.#isTooMuch };
    this.#rows.clear();
    this.#isTooMuch = false;
    return taken;
  }
}
