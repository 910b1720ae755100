import { ask } from "./asking.ts";
import { take } from "./claiming.ts";
import { leaveInPeace } from "./holding.ts";
import type { Move } from "./move.ts";
import { takeWhile } from "./racing.ts";
import { takeSeveral } from "./together.ts";

/** Three jobs of one type on one source, as `ask` chooses them: they differ in their configuration alone. */
const ALIKE = [0, 10, 16];

/** More than there is room for is asked for and brought to the workers, so that the rest waits blocked. */
export const crowd: Move = async (model, world) => {
  for (const at of ALIKE) await ask(model, world, at);
  for (const _ of ALIKE) await take(model, world, 0);
};

/** One on every source and one more, as `ask` chooses them: more than their organization may run. */
const APART = [0, 3, 4, 5];

export const fill: Move = async (model, world) => {
  for (const at of APART) await ask(model, world, at);
  for (const _ of APART) await take(model, world, 0);
};

/** As many run as their organization may, and one leaves just as the next is brought. */
export const succeedApart: Move = async (model, world, at) => {
  for (const next of APART.slice(0, model.organizationSlots)) await ask(model, world, next);
  await takeSeveral(model, world, 1);
  for (const next of APART) await ask(model, world, next);
  await takeWhile(leaveInPeace("complete"))(model, world, 3 * at + 1 + (at % 2));
};

/** Two want the one place, and the first leaves just as the second is brought: before or after it is found in the way. */
export const succeed: Move = async (model, world, at) => {
  await ask(model, world, 0);
  await take(model, world, 0);
  await ask(model, world, 10);
  await takeWhile(leaveInPeace("complete"))(model, world, 3 * at + 1 + (at % 2));
};
