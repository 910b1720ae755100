/** Of Markdown what our own pages use: headings, paragraphs, lists, tables, and in them bold, code and links. */

export type Block =
  | { kind: "heading"; level: 1 | 2; text: string; id: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; isOrdered: boolean; items: string[] }
  | { kind: "table"; head: string[]; rows: string[][] };

export type Span =
  | { kind: "text" | "bold" | "code"; text: string }
  | { kind: "link"; text: string; href: string };

export const parseMarkdown = (source: string): Block[] =>
  source
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(parseBlock);

function parseBlock(part: string): Block {
  const heading = /^(#{1,2}) (.+)$/.exec(part);
  if (heading) {
    const [, marks = "#", text = ""] = heading;
    return { kind: "heading", level: marks.length === 1 ? 1 : 2, text, id: toId(text) };
  }
  if (part.startsWith("|")) {
    const [head = [], , ...rows] = part.split("\n").map(cellsOf);
    return { kind: "table", head, rows };
  }
  const mark = /^(-|\d+\.) /.exec(part)?.[1];
  if (!mark) return { kind: "paragraph", text: joined(part) };
  const items = part.split(/\n(?=(?:-|\d+\.) )/).map((item) => joined(item.replace(/^(-|\d+\.) /, "")));
  return { kind: "list", isOrdered: mark !== "-", items };
}

const joined = (text: string) => text.replaceAll(/\n\s*/g, " ");
const cellsOf = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
const toId = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

export function parseSpans(text: string): Span[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]+\))/)
    .filter(Boolean)
    .map((part): Span => {
      if (part.startsWith("**")) return { kind: "bold", text: part.slice(2, -2) };
      if (part.startsWith("`")) return { kind: "code", text: part.slice(1, -1) };
      const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
      return link ? { kind: "link", text: link[1] ?? "", href: link[2] ?? "" } : { kind: "text", text: part };
    });
}
