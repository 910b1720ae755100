import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { buildWeb, isBuilt } from "#lib/setup/web-build.ts";
import { copyTree } from "./tree.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A fresh copy of this tree with everything installed and built. */
    tree: string;
  }
}

/** One copy a run: what its tests start differs in data directory and port. */
export default async function prepareTree(project: TestProject): Promise<() => void> {
  if (!isBuilt()) await buildWeb();
  const tree = copyTree();
  project.provide("tree", tree);
  return () => rmSync(tree, { recursive: true, force: true });
}
