import { ask, cancelNext } from "./asking.ts";
import { take, takeUnknown } from "./claiming.ts";
import { holders, leaveInPeace, leaveWith } from "./holding.ts";
import type { Move } from "./move.ts";
import { takeBeforeLeft, takeWhile } from "./racing.ts";
import { completeHeld, completeThese, takeDelivered, takeSeveral } from "./together.ts";

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

/** The same, but the one that leaves has not committed when the next is brought. */
export const succeedApartUnseen: Move = async (model, world, at) => {
  for (const next of APART.slice(0, model.organizationSlots)) await ask(model, world, next);
  await takeSeveral(model, world, 1);
  for (const next of APART) await ask(model, world, next);
  await takeBeforeLeft(model, world, at);
};

/** One of every type on every source, as `ask` chooses them. */
const EVERYWHERE = [0, 3, 4, 2, 8, 14];

/** Several places are left at once and then one more: the next are brought together, and each is to hand on what it cannot use. */
export const giveWay: Move = async (model, world, at) => {
  await completeHeld(model, world, at);
  for (const next of EVERYWHERE) await ask(model, world, next);
  for (const _ of EVERYWHERE) await take(model, world, 0);
  await completeThese(model, world, holders(model, world).slice(0, 2));
  await completeHeld(model, world, at);
  await takeDelivered(model, world, at);
  for (let n = 0; n < 3; n += 1) await take(model, world, 0);
};

/** What is brought for a place comes to a worker that does not know it: the place is the next one's. */
export const passOver: Move = async (model, world, at) => {
  for (const next of EVERYWHERE) await ask(model, world, next);
  for (const _ of EVERYWHERE) await take(model, world, 0);
  await completeThese(model, world, holders(model, world).slice(0, 1));
  await takeUnknown(model, world, at);
};

/** Of the first and of the last source: each wants the place of one that `EVERYWHERE` asked for. */
const RIVALS = [17, 34];

/** All places are left one by one; what is brought for them finds a newer one on its source, and is to hand its place on. */
export const overtake: Move = async (model, world, at) => {
  for (const next of EVERYWHERE) await ask(model, world, next);
  for (const _ of EVERYWHERE) await take(model, world, 0);
  for (const lease of holders(model, world)) await leaveWith(world.db, model, lease, "complete");
  for (const next of RIVALS) await ask(model, world, next);
  await take(model, world, 1 + (at % 2));
  await take(model, world, 0);
};

/** Two want the one place, and the first leaves just as the second is brought: before or after it is found in the way. */
export const succeed: Move = async (model, world, at) => {
  await ask(model, world, 0);
  await take(model, world, 0);
  await ask(model, world, 10);
  await takeWhile(leaveInPeace("complete"))(model, world, 3 * at + 1 + (at % 2));
};

/** The same, but the first has not committed its leave when the second is brought. */
export const succeedUnseen: Move = async (model, world, at) => {
  await ask(model, world, 0);
  await take(model, world, 0);
  await ask(model, world, 10);
  await takeBeforeLeft(model, world, at);
};

/** The one that is to start next is cancelled instead: those behind it must not be forgotten. */
export const standDown: Move = async (model, world, at) => {
  await crowd(model, world, at);
  await completeHeld(model, world, at);
  await cancelNext(model, world, at);
};
