import type { UsualBand } from "#lib/jobs/durations/usual.ts";

/** In the gauge's own 44 units, of which its line takes 42. */
type GaugeScale = { band: { x: number; width: number }; tick: number };

const WIDTH = 42;
const TICK = 2.5;
const NARROWEST_BAND = 3;

/** From nothing at the left; a run beyond all measure stands at the right end, and the band stays to be seen. */
export function gaugeScale(ms: number, { p10Ms, p90Ms }: UsualBand): GaugeScale {
  const end = Math.max(1, Math.min(Math.max(1.07 * ms, 1.43 * p90Ms), 2.4 * p90Ms));
  const at = (value: number) => (WIDTH * Math.min(value, end)) / end;
  const width = Math.max(NARROWEST_BAND, at(p90Ms) - at(p10Ms));
  const middle = (at(p10Ms) + at(p90Ms)) / 2;
  return {
    band: { x: round(1 + middle - width / 2), width: round(width) },
    tick: round(Math.min(Math.max(1, 1 + at(ms) - TICK / 2), 1 + WIDTH - TICK)),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
