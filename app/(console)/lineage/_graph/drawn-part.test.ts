import { expect, test } from "vitest";
import type { LineageGraph } from "#lib/lineage/views.ts";
import { drawnPart } from "./drawn-part.ts";

const node = (id: string, distance = 0) => ({
  ...{ id, name: id, schemaName: "s", kind: "table" as const, distance },
});
const link = (from: string, to: string) => ({ from, to, flows: [], uses: [], confidence: 1, evidence: [] });
const graphOf = (nodes: LineageGraph["nodes"], links: LineageGraph["links"]): LineageGraph => ({
  ...{ nodes, links, keys: [], isCut: false },
});

test("of a graph that is too large the part is drawn that hangs together most, and only its links", () => {
  const lonely = Array.from({ length: 50 }, (_, at) => node(`lonely${at}`));
  const hub = Array.from({ length: 5 }, (_, at) => link("hub", `view${at}`));
  const nodes = [...lonely, node("hub"), ...hub.map(({ to }) => node(to))];
  const { nodes: drawn, links } = drawnPart(graphOf(nodes, [...hub, link("lonely0", "lonely1")]), 6);
  expect(drawn.map(({ id }) => id)).toEqual(["hub", "view0", "view1", "view2", "view3", "view4"]);
  expect(links).toEqual(hub);
});

test("around a relation the nearest are drawn, and a small graph whole", () => {
  const nodes = [node("far", 3), node("near", -1), node("self")];
  const graph = graphOf(nodes, [link("near", "self"), link("self", "far")]);
  expect(drawnPart(graph, 3)).toEqual(graph);
  expect(drawnPart(graph, 2).nodes.map(({ id }) => id)).toEqual(["self", "near"]);
});
