/** Statistics that a few wild values do not move. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** So that it estimates the standard deviation where values are normally distributed. */
const TO_DEVIATION = 1.4826;
const CUT = 9;

export const madDeviation = (values: readonly number[], center = median(values)): number =>
  TO_DEVIATION * median(values.map((value) => Math.abs(value - center)));

/** The biweight estimate: as deaf to wild values as the MAD, and nearly as sharp as the standard deviation. */
export function biweightDeviation(residuals: readonly number[]): number {
  const mad = median(residuals.map(Math.abs));
  if (mad === 0) return 0;
  let [above, below] = [0, 0];
  for (const residual of residuals) {
    const u = (residual / (CUT * mad)) ** 2;
    if (u >= 1) continue;
    above += residual ** 2 * (1 - u) ** 4;
    below += (1 - u) * (1 - 5 * u);
  }
  return below === 0 ? TO_DEVIATION * mad : Math.sqrt(residuals.length * above) / Math.abs(below);
}

/** Tukey's weight: 1 in the middle, 0 for what is far off. */
export function weightOf(residual: number, deviation: number): number {
  if (deviation === 0) return residual === 0 ? 1 : 0;
  const u = (residual / (4.685 * deviation)) ** 2;
  return u >= 1 ? 0 : (1 - u) ** 2;
}
