"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import Link from "next/link";
import { classNames } from "#app/_ui/class-names.ts";
import type { LineageAddress } from "#lib/lineage/views.ts";
import { KindIcon } from "../../assets/kinds.tsx";
import { lineageHref } from "../address.ts";
import type { ShownNode } from "./node-size.ts";

export type RelationFlowNode = Node<
  { node: ShownNode; address: LineageAddress; isFocus: boolean; isFound: boolean },
  "relation"
>;

/** A relation, with those of its columns that take part. Its name leads to the graph around it. */
export function RelationNode({ data: { node, address, isFocus, isFound } }: NodeProps<RelationFlowNode>) {
  return (
    <div
      className={classNames(
        "h-full w-full rounded-6 border bg-raised text-13 shadow-1",
        isFocus && "border-accent",
        isFound && "ring-2 ring-focus",
      )}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} className="opacity-0" />
      <Link
        href={lineageHref(address, { asset: node.id, column: undefined })}
        className="nodrag flex h-10 items-center gap-1.5 truncate rounded-6 px-2.5 font-medium hover:bg-hover"
        title={`${node.schemaName}.${node.name}`}
      >
        <KindIcon kind={node.kind} />
        <span className="truncate">
          <span className="font-normal text-fg-3">{node.schemaName}.</span>
          {node.name}
        </span>
      </Link>
      {node.columns.length > 0 && (
        <ul className="mono pb-2 text-12 leading-[20px]">
          {node.columns.map((column) => (
            <li key={column}>
              <Link
                href={lineageHref(address, { asset: node.id, column, direction: "downstream" })}
                className={classNames(
                  "nodrag block h-5 truncate px-3 hover:bg-hover",
                  isFocus && column === address.column && "bg-accent-bg font-medium",
                )}
              >
                {column}
              </Link>
            </li>
          ))}
          {node.hidden > 0 && <li className="px-3 text-fg-3">and {node.hidden} more</li>}
        </ul>
      )}
      <Handle type="source" position={Position.Right} isConnectable={false} className="opacity-0" />
    </div>
  );
}
