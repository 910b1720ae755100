/** How far a step was at a moment, in milliseconds. */
export type Sample = { step: string; at: number; done: number };

const EVERY_MS = 700;
const MOST = 60;

/** The same list where nothing was learnt: too soon, or out of turn. Another step begins a new one. */
export function addSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (!last || last.step !== sample.step) return [sample];
  if (sample.at - last.at < EVERY_MS) return samples;
  return [...samples, sample].slice(-MOST);
}

/** Units a second between each two samples. */
export const ratesOf = (samples: readonly Sample[]): number[] =>
  samples.slice(1).map(({ at, done }, n) => {
    const before = samples[n] ?? { at, done };
    return (1_000 * Math.max(0, done - before.done)) / (at - before.at);
  });
