/**
 * What the command says. Results go to standard output, as text for people or as JSON; everything said on the way goes
 * to standard error, so that a program reading the first is not disturbed.
 */
export class Output {
  readonly isJson: boolean;

  constructor(isJson: boolean) {
    this.isJson = isJson;
  }

  /** The result: `data` under `--json`, else the lines. */
  result(data: unknown, lines: () => string | readonly string[]): void {
    process.stdout.write(this.isJson ? `${toJson(data, 2)}\n` : `${[lines()].flat().join("\n")}\n`);
  }

  /** One of many results, each a line of its own. */
  line(data: unknown, line: () => string): void {
    process.stdout.write(`${this.isJson ? toJson(data) : line()}\n`);
  }

  say(sentence: string): void {
    process.stderr.write(`${sentence}\n`);
  }
}

/** JSON leaves the upper control characters as they are, and terminals obey them. */
const toJson = (data: unknown, indent?: number): string =>
  JSON.stringify(data, null, indent).replace(
    /[\u007f-\u009f]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Names come from databases of others: what would steer a terminal is shown instead, as `\n` or `\u{1b}`. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (control) => {
    if (control === "\n") return "\\n";
    if (control === "\t") return "\\t";
    return `\\u{${control.codePointAt(0)?.toString(16)}}`;
  });

const lengthOf = (text: string) => [...text].length;

/** Columns two spaces apart, each as wide as its widest cell; the last one takes what it needs. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const cells = [head, ...rows.map((row) => row.map(printable))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => lengthOf(row[column] ?? ""))));
  return cells.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

const pad = (text: string, width: number) => text + " ".repeat(Math.max(0, width - lengthOf(text)));
