import { expect, test } from "vitest";
import { parseMarkdown, parseSpans } from "./markdown.ts";

test("a page is its headings, paragraphs, lists and tables", () => {
  const page =
    "# Title\n\nTwo\nlines.\n\n## A heading\n\n1. One\n   goes on\n2. Two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
  expect(parseMarkdown(page)).toEqual([
    { kind: "heading", level: 1, text: "Title", id: "title" },
    { kind: "paragraph", text: "Two lines." },
    { kind: "heading", level: 2, text: "A heading", id: "a-heading" },
    { kind: "list", isOrdered: true, items: ["One goes on", "Two"] },
    { kind: "table", head: ["a", "b"], rows: [["1", "2"]] },
  ]);
});

test("a line is its texts, bold ones, code and links", () => {
  expect(parseSpans("Open **Jobs**, then `x` of [ours](/jobs).")).toEqual([
    { kind: "text", text: "Open " },
    { kind: "bold", text: "Jobs" },
    { kind: "text", text: ", then " },
    { kind: "code", text: "x" },
    { kind: "text", text: " of " },
    { kind: "link", text: "ours", href: "/jobs" },
    { kind: "text", text: "." },
  ]);
});
