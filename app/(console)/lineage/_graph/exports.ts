import type { MenuEntry } from "#app/_ui/menu-entry.ts";
import type { LineageGraph } from "#lib/lineage/views.ts";
import { graphSvg } from "./graph-svg.ts";
import type { Places } from "./layered.ts";
import type { ShownNode } from "./node-size.ts";
import { savePng, saveText } from "./save-graph.ts";

/** What is drawn as a picture; all that is known as JSON. */
export function exportsOf(
  nodes: readonly ShownNode[],
  drawn: LineageGraph,
  whole: LineageGraph,
  places: Places,
): MenuEntry[] {
  const draw = () => {
    const styles = getComputedStyle(document.documentElement);
    const color = (name: string) => styles.getPropertyValue(name).trim();
    const colors = {
      surface: color("--surface"),
      line: color("--line-strong"),
      text: color("--fg"),
      faint: color("--fg-3"),
    };
    return graphSvg(nodes, drawn.links, places, colors);
  };
  const json = () => JSON.stringify({ nodes: whole.nodes, links: whole.links, keys: whole.keys }, null, 2);
  return [
    { label: "As a picture (PNG)", onSelect: () => void savePng("lineage.png", draw()) },
    { label: "As a drawing (SVG)", onSelect: () => saveText("lineage.svg", "image/svg+xml", draw()) },
    { label: "As JSON", onSelect: () => saveText("lineage.json", "application/json", json()) },
  ];
}
