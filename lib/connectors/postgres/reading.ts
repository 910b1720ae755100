import Cursor from "pg-cursor";
import type { OutboundRule } from "#lib/outbound/allow.ts";
import {
  type ConnectionSettings,
  ConnectorError,
  type ServerProcess,
  type StopEvidence,
} from "../connector.ts";
import { beginReading, type Limits } from "./begin.ts";
import { sendCancelRequest } from "./cancel-request.ts";
import { cancelled, connectPostgres, type Link, type LinkOptions } from "./connect.ts";
import { toConnectorError } from "./faults.ts";
import type { BatchSize, ReadingSession, ServerFacts } from "./session.ts";
import { refuseAllButReading } from "./statement.ts";
import { stopOnServer } from "./stop.ts";

export type ReadingOptions = {
  applicationName: string;
  rules: readonly OutboundRule[];
  lockTimeoutSeconds: number;
  connectTimeoutMs: number;
  onSession?: ((process: ServerProcess) => void) | undefined;
};

const LARGEST_ANSWER = { rows: 100_000, bytes: 64 * 1024 * 1024 };
/** The server ends a statement at its limit by itself; one that does not is not heard from any more. */
const GRACE_MS = 5_000;
const HANG_UP_MS = 600;
const CONTROL_CONNECT_MS = 2_000;

/** A `ReadingSession` and what keeps it in bounds. Whoever opens it stops it. */
export class PostgresReading implements ReadingSession {
  readonly #link: Link;
  readonly #settings: ConnectionSettings;
  readonly #options: ReadingOptions;
  readonly #limits: Limits;
  readonly #over = new AbortController();
  #server: ServerFacts | null = null;
  #backend: ServerProcess | null = null;
  #running: Promise<unknown> | null = null;
  #onLost: ((error: unknown) => void) | null = null;
  #ending: Promise<StopEvidence> | null = null;

  private constructor(link: Link, settings: ConnectionSettings, options: ReadingOptions) {
    this.#link = link;
    this.#settings = settings;
    this.#options = options;
    const { lockTimeoutSeconds } = options;
    this.#limits = { timeLimitSeconds: settings.timeLimitSeconds, lockTimeoutSeconds };
    let cause: unknown = new Error("Connection terminated");
    link.wire.socket
      .once("error", (error: unknown) => {
        cause = error;
      })
      // The driver passes its own word on first, where it has one.
      .once("close", () => setImmediate(() => this.#onLost?.(cause)));
  }

  static async open(settings: ConnectionSettings, options: ReadingOptions, signal: AbortSignal) {
    const link = await connectPostgres(settings, linkOptions(options, signal));
    const session = new PostgresReading(link, settings, options);
    try {
      session.heed(signal);
      await session.restart();
      return session;
    } catch (error) {
      const evidence = await session.stop();
      if (error instanceof ConnectorError) error.stopEvidence = evidence;
      throw error;
    }
  }

  get server(): ServerFacts {
    if (!this.#server) throw new Error("The session has not begun.");
    return this.#server;
  }

  /** From now on, aborting `signal` stops this session on the server. */
  heed(signal: AbortSignal): void {
    if (signal.aborted) void this.stop(signal.reason);
    const stop = () => void this.stop(signal.reason);
    signal.addEventListener("abort", stop, { once: true, signal: this.#over.signal });
  }

  async restart(): Promise<void> {
    const begin = () => beginReading(this.#link, this.#limits);
    ({ server: this.#server, backend: this.#backend } = await this.#perform(
      begin,
      this.#options.connectTimeoutMs,
    ));
    this.#options.onSession?.(this.#backend);
  }

  /**
   * Ends the transaction: wording a view's definition locks the tables it reads until then, and whoever wants to alter
   * one waits, with everybody behind them. Reading on needs a `restart()`.
   */
  async release(): Promise<void> {
    await this.#perform(() => this.#link.client.query("rollback"), this.#options.connectTimeoutMs);
  }

  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    refuseAllButReading(text);
    const { rows } = await this.#perform(() => this.#link.client.query<Row>(text, [...values]));
    if (rows.length <= LARGEST_ANSWER.rows) return rows;
    throw new ConnectorError("too_large/result", `The answer has ${rows.length} rows.`);
  }

  async firstRows(text: string, most: number) {
    refuseAllButReading(text);
    const cursor = new Cursor<unknown[]>(text, [], { rowMode: "array" });
    const answer = await this.#perform(() => {
      this.#link.client.query(cursor);
      return new Promise<{ types: number[]; rows: unknown[][] }>((resolve, reject) => {
        cursor.read(most, (error, rows, result) => {
          if (error) reject(error);
          else resolve({ types: result.fields.map(({ dataTypeID }) => dataTypeID), rows });
        });
      });
    });
    await this.#perform(() => cursor.close());
    return answer;
  }

  async *stream<Row extends object>(text: string, values: readonly unknown[], size: BatchSize<Row>) {
    refuseAllButReading(text);
    const cursor = new Cursor<Row>(text, [...values]);
    let isOpen = true;
    const read = (most: number) =>
      this.#perform(() => cursor.read(most)).catch((error) => {
        isOpen = false;
        throw error;
      });
    try {
      this.#link.client.query(cursor);
      let rows: Row[] = [];
      while (isOpen) {
        const most = typeof size === "number" ? size : size(rows);
        rows = await read(most);
        isOpen = rows.length === most;
        if (rows.length > 0) yield rows;
      }
    } finally {
      if (isOpen && !this.#ending) await this.#perform(() => cursor.close());
    }
  }

  /** Ends the statement that runs, if one does, and the connection. The first call does it, others wait for it. */
  stop(reason?: unknown): Promise<StopEvidence> {
    this.#ending ??= this.#end().finally(() => {
      this.#link.wire.socket.destroy();
      this.#over.abort(reason);
    });
    return this.#ending;
  }

  async #end(): Promise<StopEvidence> {
    const [settled, backend] = [this.#running, this.#backend];
    if (!settled) return { stopped: 0, confirmed: await this.#hangUp() };
    const { rules, applicationName } = this.#options;
    return stopOnServer({
      backend,
      settled,
      hangUp: () => this.#hangUp(),
      openControl: () =>
        connectPostgres(this.#settings, {
          applicationName: `${applicationName} stop`,
          rules,
          timeoutMs: CONTROL_CONNECT_MS,
          signal: new AbortController().signal,
        }),
      requestCancel: () =>
        sendCancelRequest(this.#settings, rules, this.#link.cancelKey(), CONTROL_CONNECT_MS),
    });
  }

  /** True when the server closed its end in answer to ours: its process has left then. */
  #hangUp(): Promise<boolean> {
    const { wire, client } = this.#link;
    if (this.#running) wire.socket.destroy();
    if (wire.socket.destroyed) return Promise.resolve(false);
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(false), HANG_UP_MS);
      wire.socket.once("close", () => {
        clearTimeout(late);
        resolve(true);
      });
      client.connection.end();
    });
  }

  async #perform<T>(
    work: () => Promise<T>,
    timeoutMs = this.#limits.timeLimitSeconds * 1_000 + GRACE_MS,
  ): Promise<T> {
    if (this.#ending) throw await this.#stopped();
    if (this.#running) throw new Error("A session reads one thing at a time.");
    const { wire } = this.#link;
    wire.allow(LARGEST_ANSWER.bytes);
    const late = setTimeout(() => wire.socket.destroy(silence(timeoutMs)), timeoutMs);
    const running = new Promise<T>((resolve, reject) => {
      const fail = (error: unknown) => {
        this.#running = null;
        reject(error);
      };
      this.#onLost = fail;
      work().then((answer) => {
        this.#running = null;
        resolve(answer);
      }, fail);
    });
    this.#running = running.catch(() => {});
    try {
      const answer = await running;
      // A statement can end well just as it is being stopped; what it read may be a part.
      if (this.#ending) throw await this.#stopped();
      return answer;
    } catch (error) {
      if (this.#ending) throw await this.#stopped();
      throw toConnectorError(error, this.#settings);
    } finally {
      clearTimeout(late);
      this.#onLost = null;
    }
  }

  async #stopped(): Promise<ConnectorError> {
    await this.#ending;
    return cancelled(this.#over.signal.reason);
  }
}

const linkOptions = (options: ReadingOptions, signal: AbortSignal): LinkOptions => ({
  applicationName: options.applicationName,
  rules: options.rules,
  timeoutMs: options.connectTimeoutMs,
  signal,
});

const silence = (ms: number) =>
  new ConnectorError("timeout/statement", `The server had not answered after ${Math.round(ms / 1_000)} s.`);
