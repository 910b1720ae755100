import type { Node } from "libpg-query";

type KindOf<N> = N extends N ? keyof N : never;
export type Kind = KindOf<Node>;
type Body<K extends Kind> = Extract<Node, Record<K, unknown>>[K];

/** What is in the node where it is of that kind. A node has one property, named after its kind. */
export function as<K extends Kind>(kind: K, node: Node | undefined): Body<K> | undefined {
  return node && kind in node ? (node as unknown as Record<K, Body<K>>)[kind] : undefined;
}

/** All of that kind among the nodes. */
export const each = <K extends Kind>(kind: K, nodes: readonly Node[] | undefined): Body<K>[] =>
  (nodes ?? []).flatMap((node) => {
    const body = as(kind, node);
    return body === undefined ? [] : [body];
  });

/** The strings of a list of names; what is no string ends a qualified name (`t.*`). */
export const strings = (nodes: readonly Node[] | undefined): string[] =>
  each("String", nodes).map(({ sval }) => sval ?? "");

export const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
