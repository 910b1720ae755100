/** The same numbers for the same seed, everywhere. */
export type Random = {
  next(): number;
  between(low: number, high: number): number;
  normal(): number;
  student(freedom: number): number;
};

export function randomOf(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    between: (low, high) => low + (high - low) * next(),
    student(freedom) {
      const squares = Array.from({ length: freedom }, () => normal() ** 2).reduce(
        (sum, square) => sum + square,
        0,
      );
      return normal() / Math.sqrt(squares / freedom);
    },
  };
}
