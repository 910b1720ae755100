import { connect, createServer, type Server, type Socket } from "node:net";
import { spellOut } from "./prepared-statements.ts";
import { carry, type Manner } from "./tcp-line.ts";

/** Of what is looked for, which may come in two parts. */
const LONGEST_WORDS = 200;

type Pair = { client: Socket; server: Socket; isSilent: boolean };
/** Before the server has heard a question, or when it has carried it out and answers. */
type Point = "question" | "answer";
type Trap = { words: string; after: string; point: Point; spring(pair: Pair): void };

/**
 * A way to a server on which whatever happens to networks can be made to happen, while it runs and to one that stands:
 * resets, black holes, half-open connections, latency, a byte a second, and a cut between a commit and its answer.
 */
export class TcpProxy {
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #target: { host: string; port: number };
  #manner: Manner = { kind: "pass" };
  #isRefusing = false;
  #traps: Trap[] = [];
  /** How much servers answered by way of here. */
  bytesAnswered = 0;

  private constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = createServer((client) => this.#accept(client));
  }

  static async open(port: number, host = "127.0.0.1"): Promise<TcpProxy> {
    const proxy = new TcpProxy({ host, port });
    await new Promise<void>((resolve) => proxy.#server.listen(0, "127.0.0.1", resolve));
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    if (!address || typeof address === "string") throw new Error("The proxy has no port.");
    return address.port;
  }

  /** The same address by way of here. */
  through(url: string): string {
    const other = new URL(url);
    other.host = `127.0.0.1:${this.port}`;
    return other.href;
  }

  /** Of everything from now on, also on the connections that stand. */
  behave(manner: Manner): void {
    this.#isRefusing = false;
    this.#manner = manner;
  }

  /** Resets what stands, as a crashed machine does; what comes new passes. */
  cut(): void {
    for (const { client, server } of this.#pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Resets what stands and what comes, until told to behave otherwise. */
  refuse(): void {
    this.#isRefusing = true;
    this.cut();
  }

  /** As a server does that ends in good order: it says that nothing more will come, and no more than that. */
  hangUp(): void {
    for (const { client, server } of this.#pairs) for (const socket of [client, server]) socket.end();
  }

  /** As a firewall does that forgets what stands: nothing comes through any more, and nobody is told. What is new passes. */
  freeze(): void {
    for (const pair of this.#pairs) pair.isSilent = true;
  }

  /** The server loses its clients, who are not told. */
  halfOpen(): void {
    for (const pair of this.#pairs) {
      pair.isSilent = true;
      pair.server.resetAndDestroy();
    }
  }

  /**
   * Waits for the next connection on which a client says `words`, and cuts it: before the server hears them, or once it
   * has heard them and answers, so that what was asked is done and nobody is told. Resolves when that has happened.
   */
  cutAt(words: string, point: Point): Promise<void> {
    return this.#waitFor({ words, point, after: "" }, ({ client, server }) => {
      client.resetAndDestroy();
      server.resetAndDestroy();
    });
  }

  /**
   * The same, but both sides go on waiting for each other: time to kill one of them at that point. On a connection that
   * has said `after` before.
   */
  holdAt(words: string, point: Point, after = ""): Promise<void> {
    return this.#waitFor({ words, point, after }, (pair) => {
      pair.isSilent = true;
    });
  }

  #waitFor(where: Omit<Trap, "spring">, spring: (pair: Pair) => void): Promise<void> {
    return new Promise((resolve) => {
      this.#traps.push({
        ...where,
        spring(pair) {
          spring(pair);
          resolve();
        },
      });
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { client, server } of this.#pairs) {
      client.destroy();
      server.destroy();
    }
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(client: Socket): void {
    client.on("error", () => undefined);
    if (this.#isRefusing) return void client.resetAndDestroy();
    const server = connect(this.#target.port, this.#target.host);
    const pair: Pair = { client, server, isSilent: false };
    this.#pairs.add(pair);
    for (const socket of [client, server]) {
      socket.setNoDelay(true).on("close", () => {
        if (client.destroyed && server.destroyed) this.#pairs.delete(pair);
      });
    }
    const manner = (): Manner => (pair.isSilent ? { kind: "swallow" } : this.#manner);
    let armed: Trap | undefined;
    let heard = "";
    const near = new Set<Trap>();
    const said = spellOut();
    carry(client, server, {
      manner,
      isAnswer: false,
      inspect: (chunk) => {
        const words = said(chunk.toString("latin1"));
        if (armed || this.#traps.length === 0) return true;
        heard = heard.slice(-LONGEST_WORDS) + words;
        for (const trap of this.#traps) if (heard.includes(trap.after)) near.add(trap);
        armed = this.#traps.find((trap) => near.has(trap) && heard.includes(trap.words));
        this.#traps = this.#traps.filter((trap) => trap !== armed);
        if (armed?.point !== "question") return true;
        armed.spring(pair);
        return false;
      },
    });
    carry(server, client, {
      manner,
      isAnswer: true,
      inspect: (chunk) => {
        this.bytesAnswered += chunk.length;
        armed?.spring(pair);
        return !armed;
      },
    });
  }
}
