"use client";

import "@xyflow/react/dist/base.css";
import { Controls, type Edge, Panel, ReactFlow, ReactFlowProvider, useReactFlow } from "@xyflow/react";
import { Download } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { Input } from "#app/_ui/input.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { type LineageAddress, type LineageGraph, USES } from "#lib/lineage/views.ts";
import { graphSvg } from "./graph-svg.ts";
import type { Places } from "./layered.ts";
import { layOut } from "./layout.ts";
import { type ShownNode, shownNodes } from "./node-size.ts";
import { type RelationFlowNode, RelationNode } from "./relation-node.client.tsx";
import { savePng, saveText } from "./save-graph.ts";

type Props = { graph: LineageGraph; address: LineageAddress };

const NODE_TYPES = { relation: RelationNode };
/** Beyond it, only what is in view is drawn, and the view begins at the first few. */
const MANY = 200;
const FIRST_SEEN = 30;

export default function GraphCanvas(props: Props) {
  const { graph, address } = props;
  const nodes = useMemo(() => shownNodes(graph, address.level), [graph, address.level]);
  const [places, setPlaces] = useState<Places | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void layOut(nodes, graph.links).then((found) => {
      if (isCurrent) setPlaces(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [nodes, graph.links]);
  if (!places || nodes.some(({ id }) => !places.has(id))) return <SkeletonRows rows={6} columns={3} />;
  return (
    <ReactFlowProvider>
      <Canvas {...props} nodes={nodes} places={places} />
    </ReactFlowProvider>
  );
}

function Canvas({ graph, address, nodes, places }: Props & { nodes: readonly ShownNode[]; places: Places }) {
  const [search, setSearch] = useState("");
  const flow = useReactFlow();
  const wanted = search.trim().toLowerCase();
  const found = useMemo(
    () =>
      wanted === ""
        ? []
        : nodes.filter(
            ({ schemaName, name, columns }) =>
              `${schemaName}.${name}`.toLowerCase().includes(wanted) ||
              columns.some((column) => column.toLowerCase().includes(wanted)),
          ),
    [nodes, wanted],
  );
  const drawn = useMemo(() => {
    const isFound = new Set(found.map(({ id }) => id));
    return nodes.map(
      (node): RelationFlowNode => ({
        id: node.id,
        type: "relation",
        position: places.get(node.id) ?? { x: 0, y: 0 },
        width: node.width,
        height: node.height,
        data: { node, address, isFocus: node.id === address.asset, isFound: isFound.has(node.id) },
      }),
    );
  }, [nodes, places, address, found]);
  const edges = useMemo(() => graph.links.map(edgeOf), [graph.links]);
  return (
    <ReactFlow
      nodes={drawn}
      edges={edges}
      nodeTypes={NODE_TYPES}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      minZoom={nodes.length > MANY ? 0.2 : 0.05}
      fitView
      fitViewOptions={{ maxZoom: 1, ...(nodes.length > MANY && { nodes: drawn.slice(0, FIRST_SEEN) }) }}
      onlyRenderVisibleElements={nodes.length > MANY}
      className="rounded-8 bg-canvas"
    >
      <Panel position="top-left" className="flex items-center gap-2">
        <Input
          type="search"
          aria-label="Find in the graph"
          placeholder="Find a table or column"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
          onKeyDown={({ key }) => {
            if (key === "Enter" && found.length > 0)
              void flow.fitView({ nodes: found, maxZoom: 1, duration: 180 });
          }}
          className="h-8 w-56"
        />
        {wanted !== "" && (
          <span role="status" className="rounded-4 bg-raised px-1.5 text-12 text-fg-2">
            {found.length} found
          </span>
        )}
      </Panel>
      <Panel position="top-right">
        <MenuButton label="Export the graph" entries={() => exportsOf(nodes, graph, places)}>
          <Icon of={Download} />
        </MenuButton>
      </Panel>
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

function edgeOf({ from, to, flows, uses, confidence }: LineageGraph["links"][number]): Edge {
  const words = [...new Set(uses.map(({ use }) => USES[use]))].join(", ");
  return {
    id: `${from} ${to}`,
    source: from,
    target: to,
    // What only filters or joins is drawn in dots, what is in doubt in the colour of warnings.
    style: {
      stroke: confidence < 1 ? "var(--warn-mark)" : "var(--line-strong)",
      ...(flows.length === 0 && { strokeDasharray: "4 4" }),
    },
    ariaLabel: flows.length > 0 ? `${flows.length} columns flow` : words,
  };
}

function exportsOf(nodes: readonly ShownNode[], graph: LineageGraph, places: Places) {
  const draw = () => {
    const styles = getComputedStyle(document.documentElement);
    const color = (name: string) => styles.getPropertyValue(name).trim();
    const colors = {
      surface: color("--surface"),
      line: color("--line-strong"),
      text: color("--fg"),
      faint: color("--fg-3"),
    };
    return graphSvg(nodes, graph.links, places, colors);
  };
  const json = () => JSON.stringify({ nodes: graph.nodes, links: graph.links }, null, 2);
  return [
    { label: "As a picture (PNG)", onSelect: () => void savePng("lineage.png", draw()) },
    { label: "As a drawing (SVG)", onSelect: () => saveText("lineage.svg", "image/svg+xml", draw()) },
    { label: "As JSON", onSelect: () => saveText("lineage.json", "application/json", json()) },
  ];
}
