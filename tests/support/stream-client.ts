import { type ClientRequest, get, type IncomingMessage } from "node:http";

type Options = {
  address: URL;
  /** Of who is signed in. */
  cookie: string;
  /** Each event whole, as it was sent. */
  onEvent(text: string): void;
};

const FIRST_RETRY_MS = 1_000;

/** Reads an event stream as an EventSource does: comes back after as long as it was told, and says what it heard last. */
export class StreamClient {
  readonly #options: Options;
  #request: ClientRequest | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #rest = "";
  lastId = "";
  /** What it was told to wait before it comes back. */
  retryMs = FIRST_RETRY_MS;
  isOpen = false;
  /** How often it was let in. */
  opened = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#connect();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#request?.destroy();
  }

  #connect(): void {
    const { address, cookie } = this.#options;
    const resuming = this.lastId === "" ? {} : { "last-event-id": this.lastId };
    this.#rest = "";
    this.#request = get(address, { headers: { cookie, ...resuming }, agent: false }, (response) =>
      this.#read(response),
    );
    this.#request.on("error", () => undefined).on("close", () => this.#comeBack());
  }

  #read(response: IncomingMessage): void {
    if (response.statusCode !== 200) return void response.resume();
    this.isOpen = true;
    this.opened += 1;
    response.setEncoding("utf8").on("error", () => undefined);
    response.on("data", (text: string) => {
      const events = (this.#rest + text).split("\n\n");
      this.#rest = events.pop() ?? "";
      for (const event of events) this.#hear(event);
    });
  }

  #hear(event: string): void {
    const retry = /^retry: (\d+)$/m.exec(event)?.[1];
    if (retry) this.retryMs = Number(retry);
    const id = /^id: (.*)$/m.exec(event)?.[1];
    if (id) this.lastId = id;
    if (!retry) this.#options.onEvent(event);
  }

  #comeBack(): void {
    this.isOpen = false;
    if (!this.#isClosed) this.#timer = setTimeout(() => this.#connect(), this.retryMs);
  }
}
