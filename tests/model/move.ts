import type { Model } from "./model.ts";
import type { World } from "./world.ts";

/** One thing that happens, with what is at hand; `at` chooses among it. */
export type Move = (model: Model, world: World, at: number) => Promise<void>;
