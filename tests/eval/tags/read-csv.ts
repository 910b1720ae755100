/** A file of comma-separated values with a header, quotes and line breaks inside quotes as RFC 4180 has them. */
export function readCsv(text: string): { header: string[]; rows: string[][] } {
  const lines = parse(text.replace(/^\uFEFF/, "")).filter((line) => line.length > 1 || line[0] !== "");
  const [header = [], ...rows] = lines;
  return { header: distinct(header.map((name) => name.trim())), rows };
}

function parse(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let field = "";
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (isQuoted) {
      if (char !== '"') field += char;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (char === '"' && field.trim() === "") {
      field = "";
      isQuoted = true;
    } else if (char === "," || char === "\n") {
      line.push(field);
      field = "";
      if (char === "\n") {
        lines.push(line);
        line = [];
      }
    } else if (char !== "\r") field += char;
  }
  if (field !== "" || line.length > 0) lines.push([...line, field]);
  return lines;
}

/** A table has no two columns of one name. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name, at) => {
    const plain = name || `column_${at + 1}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return count === 1 ? plain : `${plain}_${count}`;
  });
}

const FORMS: readonly [string, RegExp][] = [
  ["boolean", /^(true|false|t|f)$/i],
  // A number with zeros before it is a code.
  ["bigint", /^-?(0|[1-9]\d{0,17})$/],
  ["double precision", /^-?((0|[1-9]\d*)(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i],
  ["date", /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/],
  ["timestamp", /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/],
];

/** The type somebody would give the column; text where one value would not fit. */
export function typeOfValues(values: readonly string[]): string {
  const filled = values.map((value) => value.trim()).filter((value) => value !== "");
  if (filled.length === 0) return "text";
  return FORMS.find(([, form]) => filled.every((value) => form.test(value)))?.[0] ?? "text";
}
