import { expect, test } from "vitest";
import { printable, table } from "./output.ts";

test("a table keeps its columns under each other, whatever the width of its cells", () => {
  expect(
    table(
      ["ID", "ASSET", "MESSAGE"],
      [
        ["J-7F3KQ2", "orders", "214 tables"],
        ["J-7F3KQ3", "🦆🦆", ""],
      ],
    ),
  ).toEqual(["ID        ASSET   MESSAGE", "J-7F3KQ2  orders  214 tables", "J-7F3KQ3  🦆🦆"]);
});

test("a name cannot steer the terminal, break a line or turn its direction", () => {
  expect(printable("a\nb\tc")).toBe("a\\nb\\tc");
  expect(printable("\u001b[2Jgone\u009b31m")).toBe("\\u{1b}[2Jgone\\u{9b}31m");
  expect(printable("safe\u202Etxt.exe")).toBe("safe\\u{202e}txt.exe");
  expect(table(["NAME"], [["\u001b]0;owned\u0007"]]).join()).not.toContain("\u001b");
});
