import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyTree } from "../support/tree.ts";
import type { Edit, Mutant } from "./mutant.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const CLIENT = join("lib", "db", "generated");

/** A copy of the working tree to change at will, with what is installed borrowed from here. */
export function createTree(): string {
  const tree = copyTree({ bare: true });
  symlinkSync(join(ROOT, "node_modules"), join(tree, "node_modules"));
  cpSync(join(ROOT, CLIENT), join(tree, CLIENT), { recursive: true });
  return tree;
}

export const removeTree = (tree: string): void => rmSync(tree, { recursive: true, force: true });

export function apply(tree: string, { edits }: Mutant): void {
  for (const { file, find, replace } of edits) {
    const path = join(tree, file);
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(find, () => replace),
    );
  }
}

export function restore(tree: string, { edits }: Mutant): void {
  for (const { file } of edits) cpSync(join(ROOT, file), join(tree, file));
}

/** The edits that would change nothing, or not one place alone. */
export function findUnfit(mutants: readonly Mutant[]): string[] {
  const count = ({ file, find }: Edit) => readFileSync(join(ROOT, file), "utf8").split(find).length - 1;
  return mutants.flatMap(({ name, edits }) =>
    edits
      .filter((edit) => count(edit) !== 1)
      .map((edit) => `"${name}": ${edit.file} has ${count(edit)} times what it replaces: ${edit.find}`),
  );
}
