import type { JobRow } from "#lib/jobs/views.ts";
import { HeldChanges } from "./held-changes.ts";
import { fetchChanges, type LiveMessage } from "./live-message.ts";
import { SharedStream } from "./shared-stream.ts";

export type LiveState = "connecting" | "live" | "reconnecting" | "offline" | "ended";

/** `since` is when it stopped being live, on the browser's clock in milliseconds; null while it is. */
export type LiveConnection = { state: LiveState; since: number | null };

type Listener = (rows: JobRow[]) => void;
type Who = { organizationId: string; userId: string };

/** A stream that ends in order is back within this time, and nobody need hear of it. */
const GRACE_MS = 2_000;
const ASK_AGAIN_MS = 2_000;

/** The live connection of one page: its state, and who wants to hear of jobs, which they do while the tab is seen. */
export class LiveStore {
  readonly #who: Who;
  readonly #jobListeners = new Set<Listener>();
  readonly #stateListeners = new Set<() => void>();
  readonly #held = new HeldChanges();
  readonly #due = new Set<() => void>();
  #connection: LiveConnection = { state: "connecting", since: null };
  #stream: SharedStream | undefined;
  #startAt: string | null = null;
  #onReset: () => void = () => undefined;
  #isUp = false;
  #isWell = true;
  #grace: ReturnType<typeof setTimeout> | undefined;
  lastEventAt: number | null = null;

  constructor(who: Who) {
    this.#who = who;
  }

  /** `onReset`: what changed cannot be told any more, so the page is to be read again. */
  start(onReset: () => void): () => void {
    this.#onReset = onReset;
    const isOnline = () => {
      this.#stream?.reopen();
      this.#settle();
    };
    const isOffline = () => this.#settle();
    const isSeenOrNot = () => {
      if (isHidden()) return;
      this.#stream?.wake();
      this.#catchUp();
    };
    window.addEventListener("online", isOnline);
    window.addEventListener("offline", isOffline);
    document.addEventListener("visibilitychange", isSeenOrNot);
    this.#stream = new SharedStream({
      ...this.#who,
      startAt: this.#startAt,
      onMessage: (message) => this.#hear(message),
    });
    return () => {
      window.removeEventListener("online", isOnline);
      window.removeEventListener("offline", isOffline);
      document.removeEventListener("visibilitychange", isSeenOrNot);
      clearTimeout(this.#grace);
      this.#stream?.close();
      this.#stream = undefined;
    };
  }

  /**
   * Tells `listener` of every change after `cursor`, where its page was read. The first page's cursor is where the
   * stream begins; a page that comes later asks once for what lies between.
   */
  listen(listener: Listener, cursor: string | null): () => void {
    this.#jobListeners.add(listener);
    if (!this.#stream && this.#startAt === null) this.#startAt = cursor;
    else if (cursor !== null) void this.#bring(listener, cursor);
    return () => this.#jobListeners.delete(listener);
  }

  /** For what needs the server: at once where it can be reached, else as soon as it can. The same twice is done once. */
  whenReachable(act: () => void): void {
    if (this.#isReachable()) act();
    else this.#due.add(act);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  };

  readonly getConnection = (): LiveConnection => this.#connection;

  /** Until there is an answer, or nobody waits for it any more. */
  async #bring(listener: Listener, cursor: string): Promise<void> {
    for (;;) {
      const changes = await fetchChanges(this.#who.organizationId, cursor);
      if (!this.#jobListeners.has(listener) || changes === 401 || changes === 403) return;
      if (changes !== null && typeof changes === "object") {
        if (changes.isReset) this.#onReset();
        else if (changes.rows.length > 0) listener(changes.rows);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    }
  }

  #hear(message: LiveMessage): void {
    this.lastEventAt = Date.now();
    switch (message.kind) {
      case "jobs":
        this.#isWell = true;
        this.#held.add(message.rows);
        this.#catchUp();
        break;
      case "reset":
        this.#isWell = true;
        this.#held.addReset();
        this.#catchUp();
        break;
      case "signed-out":
        this.#become({ state: "ended", since: Date.now() });
        break;
      case "connection":
        this.#isUp = message.isUp;
        break;
      case "health":
        this.#isWell = message.isWell;
        break;
      case "heartbeat":
        this.#isUp = true;
        break;
    }
    this.#settle();
  }

  /** Passes on what has been heard, unless nobody sees it. */
  #catchUp(): void {
    if (isHidden()) return;
    const { rows, isReset } = this.#held.take();
    if (isReset) this.#onReset();
    if (rows.length > 0) for (const listener of this.#jobListeners) listener(rows);
  }

  #isReachable(): boolean {
    return this.#isUp && this.#isWell && navigator.onLine;
  }

  #settle(): void {
    const { state, since } = this.#connection;
    if (state === "ended") return;
    const lost = since ?? Date.now();
    if (!navigator.onLine) this.#become({ state: "offline", since: lost });
    else if (this.#isReachable()) this.#goLive();
    else if (state === "offline") this.#become({ state: "reconnecting", since: lost });
    else this.#grace ??= setTimeout(() => this.#become({ state: "reconnecting", since: lost }), GRACE_MS);
  }

  #goLive(): void {
    this.#become({ state: "live", since: null });
    const due = [...this.#due];
    this.#due.clear();
    for (const act of due) act();
  }

  #become(connection: LiveConnection): void {
    clearTimeout(this.#grace);
    this.#grace = undefined;
    if (connection.state === this.#connection.state) return;
    this.#connection = connection;
    for (const listener of this.#stateListeners) listener();
  }
}

const isHidden = () => document.visibilityState === "hidden";
