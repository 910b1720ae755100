import { type Dice, l, nameFor, on, pick, q } from "./find.ts";
import type { Column, World } from "./world.ts";

const TYPES = ["integer", "bigint", "text"];
export const defaultFor = ({ type }: Pick<Column, "type">, dice: number) =>
  type === "text" ? l(`d${dice % 3}`) : String(dice % 3);

export const columnFor = (world: World, id: number, dice: Dice): Column => {
  const type = dice.b % 5 === 0 ? undefined : pick(TYPES, dice.b);
  const own = type ? undefined : pick(world.enums, dice.c);
  return {
    ...{ id, name: nameFor({ ...world, lastId: id }, dice.a), type: type ?? "text", enumId: own?.id ?? null },
    ...{ isNullable: dice.c % 2 === 0, default: null, comment: null },
  };
};
const typeOf = (world: World, { type, enumId }: Column) => {
  const own = world.enums.find(({ id }) => id === enumId);
  return own ? on(own) : type;
};
export const declared = (world: World, column: Column) =>
  `${q(column.name)} ${typeOf(world, column)}${column.isNullable ? "" : " not null"}`;
