import type { JobRow } from "#lib/jobs/views.ts";
import { fetchChanges, type LiveMessage, parseTrusted, streamAddress, toMessage } from "./live-message.ts";

type Options = {
  organizationId: string;
  /** Where to resume: the id heard last, or where the page stands. */
  cursor(): string | null;
  onMessage(message: LiveMessage): void;
};

/** Once the server is there again, all are back within seconds. */
const SLOWEST_RETRY_MS = 4_000;

/**
 * One EventSource, kept open. The browser itself connects again after a cut; a refusal (a server that restarts, a
 * session that ended) closes it for good, and then the changes are asked for directly until the stream opens again.
 */
export class StreamConnection {
  readonly #options: Options;
  #source: EventSource | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #refusals = 0;
  #isClosed = false;

  constructor(options: Options) {
    this.#options = options;
    this.restart();
  }

  get isUp(): boolean {
    return this.#source?.readyState === EventSource.OPEN;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#source?.close();
  }

  /** Gives up on the connection there is, for it is silent, and opens another. */
  restart(): void {
    clearTimeout(this.#retry);
    this.#source?.close();
    if (this.#isClosed) return;
    const { onMessage } = this.#options;
    const source = new EventSource(streamAddress(this.#options.organizationId, this.#options.cursor()));
    this.#source = source;
    source.addEventListener("open", () => {
      this.#refusals = 0;
      onMessage({ kind: "connection", isUp: true });
    });
    source.addEventListener("error", () => {
      onMessage({ kind: "connection", isUp: false });
      if (source.readyState === EventSource.CLOSED && source === this.#source) void this.#afterRefusal();
    });
    const on = (event: string, toLiveMessage: (event: MessageEvent<string>) => LiveMessage) =>
      source.addEventListener(event, (heard: MessageEvent<string>) => {
        if (source === this.#source) onMessage(toLiveMessage(heard));
      });
    // An event without an id of its own bears the last one's.
    let lastId = "";
    on("jobs", ({ lastEventId, data }) => {
      const id = lastEventId === lastId ? null : lastEventId;
      lastId = lastEventId;
      return { kind: "jobs", id, rows: parseTrusted<JobRow[]>(data) };
    });
    on("reset", ({ lastEventId }) => ({ kind: "reset", id: lastEventId }));
    on("health", ({ data }) => ({ kind: "health", isWell: parseTrusted<{ isWell: boolean }>(data).isWell }));
    on("heartbeat", () => ({ kind: "heartbeat" }));
    on("signed-out", () => ({ kind: "signed-out" }));
  }

  async #afterRefusal(): Promise<void> {
    const changes = await fetchChanges(this.#options.organizationId, this.#options.cursor());
    if (this.#isClosed) return;
    if (changes === 401 || changes === 403) {
      this.close();
      this.#options.onMessage({ kind: "signed-out" });
      return;
    }
    if (typeof changes === "object" && changes) this.#options.onMessage(toMessage(changes));
    this.#refusals += 1;
    const delayMs = Math.min(500 * 2 ** this.#refusals, SLOWEST_RETRY_MS) * (0.5 + Math.random() / 2);
    this.#retry = setTimeout(() => this.restart(), delayMs);
  }
}
