import type { Socket } from "node:net";
import { ConnectorError } from "../connector.ts";
import { notPostgres, speaksPostgres, unreadable } from "./greeting.ts";

/**
 * The stream under a driver that trusts its server. Here the server is not trusted: bytes are counted against an
 * allowance, an answer that is not Postgres's ends the connection, and so does one that makes the driver throw (an
 * error inside a socket's event would otherwise end the whole process).
 */
export class Wire {
  readonly socket: Socket;
  #received = 0;
  #allowance = Number.POSITIVE_INFINITY;

  /** `socket` is connected already; the driver asks its stream to connect all the same. */
  constructor(socket: Socket, at: string) {
    this.socket = socket;
    const emit = socket.emit.bind(socket);
    const deliver = (event: string, ...values: unknown[]): boolean => {
      try {
        if (event === "data" && Buffer.isBuffer(values[0])) this.#count(values[0], at);
        return emit(event, ...values);
      } catch (error) {
        socket.destroy(error instanceof ConnectorError ? error : unreadable(at, error));
        return false;
      }
    };
    const connect = () => {
      process.nextTick(() => emit("connect"));
      return socket;
    };
    Object.assign(socket, { connect, emit: deliver });
  }

  /** From now on the server may send this much; more ends the connection with `too_large/result`. */
  allow(bytes: number): void {
    this.#received = 0;
    this.#allowance = bytes;
  }

  #isFirst = true;

  #count(chunk: Buffer, at: string): void {
    if (this.#isFirst && !speaksPostgres(chunk)) throw notPostgres(at, chunk);
    this.#isFirst = false;
    this.#received += chunk.length;
    if (this.#received > this.#allowance)
      throw new ConnectorError(
        "too_large/result",
        `The server sent more than ${Math.round(this.#allowance / 1024 / 1024)} MB in one answer.`,
      );
  }
}
