import type { FuncCall, Node } from "libpg-query";

/** As many rows as a statement may make out of nothing. */
const MOST_ROWS = 5_000_000;
const LONGEST_TEXT = 10_000;
const STRETCHED = new Set(["repeat", "lpad", "rpad"]);

/** How many rows a call makes by itself; null where that cannot be seen, or is far too many. */
export function rowsMade(call: FuncCall): number | null {
  const [from, to, step] = (call.args ?? []).map(numberOf);
  if (from === undefined || to === undefined) return isTime(call) ? 1 : null;
  const by = step ?? 1;
  const rows = by === 0 ? Number.POSITIVE_INFINITY : Math.max(0, Math.floor((to - from) / by) + 1);
  return rows <= MOST_ROWS ? rows : null;
}

export const areTooMany = (rows: number): boolean => rows > MOST_ROWS;

/** `repeat('x', 1000000000)` would be kept in memory whole. */
export function isStretchedTooFar(name: string, { args = [] }: FuncCall): boolean {
  if (!STRETCHED.has(name)) return false;
  const length = numberOf(args[1]);
  return length === undefined || length > LONGEST_TEXT;
}

/** A row a day or a month does not grow out of hand; how many there are of something is no number one can see. */
function isTime({ args = [] }: FuncCall): boolean {
  const step = args[2];
  if (!step) return false;
  const text = castText(step, "interval");
  return (
    text !== null && /\b([1-9]\d*)?\s*(hours?|days?|weeks?|mons?|months?|quarters?|years?)\b/i.test(text)
  );
}

function castText(node: Node, type: string): string | null {
  if ("A_Const" in node) return node.A_Const.sval?.sval ?? null;
  if (!("TypeCast" in node)) return null;
  const { arg, typeName } = node.TypeCast;
  const last = typeName?.names?.at(-1);
  if (!last || !("String" in last) || last.String.sval !== type || !arg || !("A_Const" in arg)) return null;
  return arg.A_Const.sval?.sval ?? null;
}

function numberOf(node: Node | undefined): number | undefined {
  if (!node) return undefined;
  if ("TypeCast" in node) return numberOf(node.TypeCast.arg);
  if ("A_Expr" in node && !node.A_Expr.lexpr) {
    const value = numberOf(node.A_Expr.rexpr);
    return value === undefined ? undefined : -value;
  }
  if (!("A_Const" in node)) return undefined;
  const { ival, fval } = node.A_Const;
  if (ival) return ival.ival ?? 0;
  return fval ? Number(fval.fval) : undefined;
}
