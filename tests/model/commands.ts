import fc from "fast-check";
import { ask, askWith, cancel, cancelNext, cancelRunning, retry } from "./asking.ts";
import {
  deliverTwice,
  dieBeforeClaim,
  reconcile,
  take,
  takeEarly,
  takeUnknown,
  waitUntilDue,
} from "./claiming.ts";
import {
  crowd,
  fill,
  giveWay,
  overtake,
  passOver,
  standDown,
  succeed,
  succeedApart,
  succeedApartUnseen,
  succeedUnseen,
} from "./crowding.ts";
import { comeBack, crash, crashOften, fallSilent, impersonate, reap } from "./dying.ts";
import { EXIT_NAMES } from "./exits.ts";
import { acknowledge, beat, leaveBy, leaveInPeace, report, reportLess } from "./holding.ts";
import { checkLaws } from "./laws.ts";
import type { Model } from "./model.ts";
import type { Move } from "./move.ts";
import {
  askTwice,
  cancelWhile,
  leaveLate,
  retryTwice,
  takeBeforeLeft,
  takeBeside,
  takeSeveralLate,
  takeSeveralWhile,
  takeWhile,
} from "./racing.ts";
import { completeHeld, completeSeveral, takeSeveral } from "./together.ts";
import type { World } from "./world.ts";

type Command = fc.AsyncCommand<Model, World>;

/** Name → the move, and how often it comes. */
const MOVES: Record<string, [move: Move, weight: number]> = {
  ask: [ask, 6],
  crowd: [crowd, 3],
  succeed: [succeed, 2],
  fill: [fill, 3],
  giveWay: [giveWay, 4],
  overtake: [overtake, 3],
  succeedApart: [succeedApart, 2],
  succeedUnseen: [succeedUnseen, 2],
  succeedApartUnseen: [succeedApartUnseen, 2],
  standDown: [standDown, 2],
  passOver: [passOver, 3],
  takeBeforeLeft: [takeBeforeLeft, 1],
  takeBeside: [takeBeside, 3],
  retry: [retry, 2],
  cancel: [cancel, 3],
  cancelRunning: [cancelRunning, 3],
  cancelNext: [cancelNext, 2],
  take: [take, 8],
  takeSeveral: [takeSeveral, 5],
  takeSeveralLate: [takeSeveralLate, 2],
  takeEarly: [takeEarly, 3],
  takeUnknown: [takeUnknown, 2],
  deliverTwice: [deliverTwice, 2],
  dieBeforeClaim: [dieBeforeClaim, 2],
  reconcile: [reconcile, 2],
  waitUntilDue: [waitUntilDue, 1],
  beat: [beat, 2],
  report: [report, 3],
  reportLess: [reportLess, 2],
  acknowledge: [acknowledge, 2],
  completeSeveral: [completeSeveral, 3],
  completeHeld: [completeHeld, 1],
  fallSilent: [fallSilent, 1],
  reap: [reap, 1],
  crash: [crash, 2],
  crashOften: [crashOften, 2],
  comeBack: [comeBack, 2],
  impersonate: [impersonate, 2],
  askTwice: [askTwice, 1],
  retryTwice: [retryTwice, 2],
  takeWhileCompleting: [takeWhile(leaveInPeace("complete")), 2],
  takeWhileCancelling: [takeWhile(cancel), 1],
  takeWhileTaking: [takeWhile(take), 1],
  takeWhileCrashing: [takeWhile(crash), 1],
  takeWhileAsking: [takeWhile((model, world, at) => askWith(world.db, model, world, at)), 1],
  takeSeveralWhileCompleting: [takeSeveralWhile(leaveInPeace("complete")), 2],
  takeSeveralWhileTaking: [takeSeveralWhile(take), 1],
  cancelWhileTaking: [cancelWhile(take), 1],
  cancelWhileCompleting: [cancelWhile(leaveInPeace("complete")), 1],
  ...Object.fromEntries(EXIT_NAMES.map((name) => [name, [leaveInPeace(name), 2]])),
  ...Object.fromEntries(EXIT_NAMES.map((name) => [`${name} by any lease`, [leaveBy(name), 1]])),
  ...Object.fromEntries(EXIT_NAMES.map((name) => [`${name} late`, [leaveLate(name), 1]])),
};

const command = (name: string, move: Move) =>
  fc.nat(999).map(
    (at): Command => ({
      check: () => true,
      async run(model, world) {
        await move(model, world, at);
        await checkLaws(model, world);
      },
      toString: () => `${name}(${at})`,
    }),
  );

/** Up to sixty things that happen. */
export const stories = fc.commands(
  Object.entries(MOVES).flatMap(([name, [move, weight]]) =>
    Array.from({ length: weight }, () => command(name, move)),
  ),
  { size: "max", maxCommands: 60 },
);
