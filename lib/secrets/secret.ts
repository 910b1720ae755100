const REDACTED = "[redacted]";

/**
 * A value that must never reach text. It prints as `[redacted]` wherever it is printed, logged, serialised or put
 * into a string; only `reveal()` gives it out, so that every place that does can be found by that word.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [Symbol.toPrimitive](): string {
    return REDACTED;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return REDACTED;
  }
}
