import { expect, test } from "vitest";
import { layered } from "./layered.ts";

const node = (id: string) => ({ id, width: 100, height: 40 });

test("every arrow points to the right, and nothing lies on anything else", () => {
  const arrows = [
    { from: "a", to: "b" },
    { from: "b", to: "c" },
    { from: "a", to: "c" },
    { from: "d", to: "c" },
  ];
  const places = layered(["a", "b", "c", "d"].map(node), arrows);
  for (const { from, to } of arrows) expect(places.get(from)?.x).toBeLessThan(places.get(to)?.x ?? 0);
  expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
});

test("a circle is drawn, too", () => {
  const places = layered(["a", "b"].map(node), [
    { from: "a", to: "b" },
    { from: "b", to: "a" },
  ]);
  expect(places.size).toBe(2);
});
