"use client";

import "@xyflow/react/dist/base.css";
import {
  Controls,
  type Edge,
  MarkerType,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from "@xyflow/react";
import { Download } from "lucide-react";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import { MenuButton } from "#app/_ui/menu-button.client.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { formatCount } from "#lib/format.ts";
import {
  DOUBTFUL,
  type LineageAddress,
  type LineageGraph,
  type LineageKey,
  USES,
} from "#lib/lineage/views.ts";
import { flowWords } from "../_parts/flow-words.ts";
import { drawnPart } from "./drawn-part.ts";
import { exportsOf } from "./exports.ts";
import { GraphSearch } from "./graph-search.client.tsx";
import type { Places } from "./layered.ts";
import { layOut } from "./layout.ts";
import { type ShownNode, shownNodes } from "./node-size.ts";
import { type RelationFlowNode, RelationNode } from "./relation-node.client.tsx";

type Props = { graph: LineageGraph; address: LineageAddress };

const NODE_TYPES = { relation: RelationNode };
/** Beyond it, only what is in view is drawn, and the view begins at the first few, large enough to be read. */
const MANY = 60;
const FIRST_SEEN = 12;
const LEGIBLE = 0.7;

export default function GraphCanvas(props: Props) {
  const { graph, address } = props;
  const drawn = useMemo(() => drawnPart(graph), [graph]);
  const nodes = useMemo(() => shownNodes(drawn, address.level), [drawn, address.level]);
  const [places, setPlaces] = useState<Places | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void layOut(nodes, arrowsOf(drawn)).then((found) => {
      if (isCurrent) setPlaces(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [nodes, drawn]);
  if (!places || nodes.some(({ id }) => !places.has(id))) return <SkeletonRows rows={6} columns={3} />;
  return (
    <ReactFlowProvider>
      <Canvas {...props} drawn={drawn} nodes={nodes} places={places} />
    </ReactFlowProvider>
  );
}

/** Between two relations that both flow and refer, one arrow is enough to place them. */
function arrowsOf({ links, keys }: LineageGraph): { from: string; to: string }[] {
  // What is referred to stands left of what refers to it, as what flows on stands left of where it goes.
  const all = [...links, ...keys.map(({ from, to }) => ({ from: to, to: from }))];
  return [...new Map(all.map(({ from, to }) => [[from, to].sort().join(" "), { from, to }])).values()];
}

type CanvasProps = Props & { drawn: LineageGraph; nodes: readonly ShownNode[]; places: Places };

function Canvas({ graph, drawn, address, nodes, places }: CanvasProps) {
  const [search, setSearch] = useState("");
  const flow = useReactFlow();
  const wanted = search.trim().toLowerCase();
  const names = useMemo(() => namesIn(graph), [graph]);
  const found = useMemo(
    () => (wanted === "" ? [] : graph.nodes.filter(({ id }) => names.get(id)?.includes(wanted))),
    [graph.nodes, names, wanted],
  );
  const isFound = useMemo(() => new Set(found.map(({ id }) => id)), [found]);
  const shown = useMemo(
    () =>
      nodes.map(
        (node): RelationFlowNode => ({
          id: node.id,
          type: "relation",
          position: places.get(node.id) ?? { x: 0, y: 0 },
          width: node.width,
          height: node.height,
          data: { node, address, isFocus: node.id === address.asset, isFound: isFound.has(node.id) },
        }),
      ),
    [nodes, places, address, isFound],
  );
  const edges = useMemo(() => [...drawn.links.map(edgeOf), ...drawn.keys.map(keyOf)], [drawn]);
  const fitting = {
    maxZoom: 1,
    ...(nodes.length > MANY && { minZoom: LEGIBLE, nodes: shown.slice(0, FIRST_SEEN) }),
  };
  useWidthChange(() => void flow.fitView(fitting));
  const here = nodes.filter(({ id }) => isFound.has(id));
  const elsewhere = found.filter(({ id }) => !places.has(id));
  return (
    <ReactFlow
      nodes={shown}
      edges={edges}
      nodeTypes={NODE_TYPES}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      minZoom={0.05}
      fitView
      fitViewOptions={fitting}
      onlyRenderVisibleElements={nodes.length > MANY}
      className="rounded-8 bg-canvas"
    >
      <Panel position="top-left">
        <GraphSearch
          {...{ search, elsewhere, address }}
          onSearch={setSearch}
          onShow={() => here.length > 0 && void flow.fitView({ nodes: here, maxZoom: 1, duration: 180 })}
          found={here.length}
        />
      </Panel>
      <Panel position="top-right">
        <MenuButton label="Export the graph" entries={() => exportsOf(nodes, drawn, graph, places)}>
          <Icon of={Download} />
        </MenuButton>
      </Panel>
      {nodes.length < graph.nodes.length && (
        <Panel
          position="bottom-center"
          className="rounded-6 bg-raised px-2.5 py-1 text-12 text-fg-2 shadow-1"
        >
          Showing {formatCount(nodes.length)} of {formatCount(graph.nodes.length)}: find a table, or choose
          fewer steps
        </Panel>
      )}
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

/** A phone that is turned, or a window made narrower, would leave what was in view outside. */
function useWidthChange(onChange: () => void): void {
  const width = useStore((state) => state.width);
  const before = useRef(width);
  const changed = useEffectEvent(onChange);
  useEffect(() => {
    if (before.current > 0 && width > 0 && before.current !== width) changed();
    before.current = width;
  }, [width]);
}

/** What each relation is found by: its own name and its columns', whatever is drawn of them. */
function namesIn({ nodes, links }: LineageGraph): ReadonlyMap<string, string> {
  const names = new Map(nodes.map(({ id, schemaName, name }) => [id, new Set([`${schemaName}.${name}`])]));
  for (const { from, to, flows, uses } of links) {
    for (const flow of flows) {
      names.get(from)?.add(flow.from);
      names.get(to)?.add(flow.to);
    }
    for (const { column } of uses) names.get(from)?.add(column);
  }
  return new Map([...names].map(([id, all]) => [id, [...all].join("\n").toLowerCase()]));
}

function edgeOf({ from, to, flows, uses, confidence }: LineageGraph["links"][number]): Edge {
  const words = [...new Set(uses.map(({ use }) => USES[use]))].join(", ");
  const color = confidence < DOUBTFUL ? "var(--warn-mark)" : "var(--line-control)";
  return {
    id: `${from} ${to}`,
    source: from,
    target: to,
    markerEnd: { type: MarkerType.ArrowClosed, color, width: 14, height: 14 },
    // What only filters or joins is drawn in dots, what is in doubt in the colour of warnings.
    style: { stroke: color, ...(flows.length === 0 && { strokeDasharray: "4 4" }) },
    ariaLabel: flows.length > 0 ? flowWords(flows.length) : words,
  };
}

/** A relationship, and no flow: drawn finer, without an end that points. */
const keyOf = ({ from, to, columns }: LineageKey): Edge => ({
  id: `key ${from} ${columns.join(",")} ${to}`,
  source: to,
  target: from,
  style: { stroke: "var(--accent)", strokeWidth: 1, strokeDasharray: "1 4", strokeLinecap: "round" },
  ariaLabel: `refers by ${columns.join(", ")}`,
});
