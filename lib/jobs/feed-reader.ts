import { setImmediate as nextTurn } from "node:timers/promises";
import { shareNext } from "#lib/realtime/share-next.ts";
import type { Changes } from "./changes.ts";
import { encodeHealth, encodeJobs, encodeReset, toText } from "./feed-messages.ts";
import { isActive } from "./status.ts";
import type { JobRow } from "./views.ts";

type Options = {
  read(since: string | null): Promise<Changes>;
  publish(message: Uint8Array): void;
  onTrouble(error: unknown): void;
};

/** Reads one organization's changes from where it left off, one reading at a time, and publishes what is new. */
export class ChangeReader {
  readonly #options: Options;
  #cursor: string | null = null;
  /** Active rows as they were published last: of these only what differs is published again. */
  #published = new Map<string, string>();
  #isFailing = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Resolves when a reading that began after the call has been published; never rejects. */
  readonly look = shareNext(() => this.#look());

  /** Whether there is a place in the changes from which nothing will be missed. */
  get hasStarted(): boolean {
    return this.#cursor !== null;
  }

  async #look(): Promise<void> {
    try {
      const isFirst = this.#cursor === null;
      const changes = await this.#options.read(this.#cursor);
      this.#cursor = changes.cursor;
      this.#recover();
      if (changes.isReset) this.#options.publish(encodeReset(changes.cursor));
      const news = this.#takeNews(changes.rows);
      // Nobody has waited for the first reading: each stream catches up by itself.
      if (news.length > 0 && !isFirst) await this.#publishAll(encodeJobs(changes.cursor, news));
    } catch (error) {
      this.#fail(error);
    }
  }

  /** With a moment between them, in which readers take what they were given. */
  async #publishAll(messages: readonly Uint8Array[]): Promise<void> {
    for (const [at, message] of messages.entries()) {
      if (at > 0) await nextTurn();
      this.#options.publish(message);
    }
  }

  #takeNews(rows: readonly JobRow[]): string[] {
    const texts = rows.map((row) => ({ row, text: toText(row) }));
    const news = texts.filter(({ row, text }) => this.#published.get(row.id) !== text);
    this.#published = new Map(
      texts.filter(({ row }) => isActive(row.status)).map(({ row, text }) => [row.id, text]),
    );
    return news.map(({ text }) => text);
  }

  #fail(error: unknown): void {
    if (!this.#isFailing) this.#options.publish(encodeHealth(false));
    this.#isFailing = true;
    this.#options.onTrouble(error);
  }

  #recover(): void {
    if (this.#isFailing) this.#options.publish(encodeHealth(true));
    this.#isFailing = false;
  }
}
