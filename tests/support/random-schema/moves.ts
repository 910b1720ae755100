import { ENUM_MOVES } from "./enum-moves.ts";
import type { Find } from "./find.ts";
import { PART_MOVES } from "./part-moves.ts";
import { RELATION_MOVES } from "./relation-moves.ts";

/** All that may happen to a database in these tests. */
export const MOVES: Readonly<Record<string, Find>> = { ...RELATION_MOVES, ...PART_MOVES, ...ENUM_MOVES };
