"use client";

import Link from "next/link";
import { Input } from "#app/_ui/input.tsx";
import type { LineageAddress, LineageNode } from "#lib/lineage/views.ts";
import { lineageHref } from "../address.ts";

const MOST_OFFERED = 8;

type GraphSearchProps = {
  search: string;
  onSearch(text: string): void;
  /** Shows what is found and drawn. */
  onShow(): void;
  /** How many of those that are drawn were found. */
  found: number;
  /** What was found and is not drawn. */
  elsewhere: readonly LineageNode[];
  address: LineageAddress;
};

/** Finds tables and columns, drawn or not: to those that are not, it leads. */
export function GraphSearch({ search, onSearch, onShow, found, elsewhere, address }: GraphSearchProps) {
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="flex items-center gap-2">
        <Input
          type="search"
          aria-label="Find in the graph"
          placeholder="Find a table or column"
          value={search}
          onChange={({ target }) => onSearch(target.value)}
          onKeyDown={({ key }) => key === "Enter" && onShow()}
          className="h-8 w-56"
        />
        {search.trim() !== "" && (
          <span role="status" className="rounded-4 bg-raised px-1.5 text-12 text-fg-2">
            {found + elsewhere.length} found
          </span>
        )}
      </div>
      {elsewhere.length > 0 && (
        <ul aria-label="Not drawn" className="w-56 rounded-8 bg-raised p-1 text-13 shadow-2">
          {elsewhere.slice(0, MOST_OFFERED).map(({ id, schemaName, name }) => (
            <li key={id}>
              <Link
                href={lineageHref(address, { asset: id, column: undefined })}
                className="block truncate rounded-4 px-2 py-1 hover:bg-hover"
              >
                <span className="text-fg-3">{schemaName}.</span>
                {name}
              </Link>
            </li>
          ))}
          {elsewhere.length > MOST_OFFERED && (
            <li className="px-2 py-1 text-fg-3">and {elsewhere.length - MOST_OFFERED} more</li>
          )}
        </ul>
      )}
    </div>
  );
}
