import fc from "fast-check";

/** A column of what stands in FROM: which source, and which of its columns; both are taken modulo what there is. */
type Pick = { source: number; column: number };
type Shape = "plain" | "sum" | "case" | "window" | "aggregate" | "lookup";
type Output = { shape: Shape; picks: [Pick, Pick] };
/** A query over relations by number, or over other queries. */
export type Query = { from: (number | Query)[]; outputs: Output[]; filter: Pick | null; isUnion: boolean };
/** Tables with so many columns each, and views, each over what stands before it. */
export type World = { tables: number[]; views: Query[] };

const die = fc.nat({ max: 60 });
const pick = fc.record({ source: die, column: die });
const output = fc.record({
  shape: fc.constantFrom<Shape>("plain", "plain", "sum", "case", "window", "aggregate", "lookup"),
  picks: fc.tuple(pick, pick),
});
const query = (depth: number): fc.Arbitrary<Query> =>
  fc.record({
    from: fc.array(depth === 0 ? die : fc.oneof({ weight: 3, arbitrary: die }, query(depth - 1)), {
      minLength: 1,
      maxLength: 2,
    }),
    outputs: fc.array(output, { minLength: 1, maxLength: 3 }),
    filter: fc.option(pick, { freq: 1 }),
    isUnion: fc.boolean(),
  });

export const worlds: fc.Arbitrary<World> = fc.record({
  tables: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 3 }),
  views: fc.array(query(1), { minLength: 3, maxLength: 5 }),
});

export const nameOf = ({ tables }: World, relation: number): string =>
  relation < tables.length ? `t${relation}` : `v${relation - tables.length}`;

export const columnsOf = ({ tables, views }: World, relation: number): string[] => {
  const width = tables[relation] ?? views[relation - tables.length]?.outputs.length ?? 0;
  return Array.from({ length: width }, (_, place) => `c${place}`);
};

/**
 * The text of a query that puts out only these of its columns, made of no more of what stands under it than they need. It
 * reads relations before the `before`-th, and nothing of which the whole query would use no column.
 */
export function sqlOf(world: World, query: Query, wanted: readonly string[], before: number): string {
  const whole = selectOf(world, query, () => true, before);
  const { outputs, filter, used } = selectOf(world, query, (name) => wanted.includes(name), before);
  const from = query.from.flatMap((source, place) => {
    if (!whole.used.has(place)) return [];
    const columns = [...(used.get(place) ?? [])];
    const text =
      typeof source === "number"
        ? nameOf(world, source % before)
        : `(${sqlOf(world, source, columns, before)})`;
    return [`${text} s${place}`];
  });
  const select = `select ${outputs.join(", ")}${from.length > 0 ? ` from ${from.join(", ")}` : ""}${filter}`;
  return query.isUnion ? `${select} union all ${select}` : select;
}

/** The parts of a query with some of its outputs, and which columns of which source they name. */
function selectOf(world: World, query: Query, isWanted: (name: string) => boolean, before: number) {
  const used = new Map<number, Set<string>>();
  const at = ({ source, column }: Pick): string => {
    const place = source % query.from.length;
    const from = query.from[place] ?? 0;
    const columns =
      typeof from === "number" ? columnsOf(world, from % before) : from.outputs.map((_, to) => `c${to}`);
    const name = columns[column % columns.length] ?? "";
    used.set(place, (used.get(place) ?? new Set()).add(name));
    return `s${place}.${name}`;
  };
  const outputs = query.outputs.flatMap((one, place) =>
    isWanted(`c${place}`) ? [`${expressionOf(world, one, at, before)} as c${place}`] : [],
  );
  const filter = query.filter ? ` where ${at(query.filter)} > 0` : "";
  return { outputs, filter, used };
}

function expressionOf(
  world: World,
  { shape, picks: [first, second] }: Output,
  at: (pick: Pick) => string,
  before: number,
): string {
  if (shape === "plain") return at(first);
  if (shape === "sum") return `${at(first)} + ${at(second)}`;
  if (shape === "case") return `case when ${at(first)} > 1 then 0 else ${at(second)} end`;
  if (shape === "window") return `max(${at(first)}) over (partition by ${at(second)})`;
  const relation = first.source % before;
  const columns = columnsOf(world, relation);
  const looked = columns[first.column % columns.length];
  const outer = shape === "lookup" ? ` + ${at(second)}` : "";
  return `(select max(q.${looked}) from ${nameOf(world, relation)} q)${outer}`;
}
