"use client";

import dynamic from "next/dynamic";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import type { LineageAddress, LineageGraph } from "#lib/lineage/views.ts";
import { GraphLegend } from "./graph-legend.tsx";

/** Loaded where it is drawn, and drawn after the page is there: its parts are placed by style attributes. */
const GraphCanvas = dynamic(() => import("./graph-canvas.client.tsx"), {
  ssr: false,
  loading: () => <SkeletonRows rows={6} columns={3} />,
});

export const LineageGraphView = (props: { graph: LineageGraph; address: LineageAddress }) => (
  <section aria-label="Graph" className="flex min-h-[440px] flex-1 flex-col">
    {/* It is as high as what holds it, which on a phone has no height but its least. */}
    <div className="relative min-h-[400px] flex-1 rounded-8 border">
      <div className="absolute inset-0">
        <GraphCanvas {...props} />
      </div>
    </div>
    <GraphLegend graph={props.graph} />
  </section>
);
