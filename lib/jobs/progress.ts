import type { Phase } from "./definition.ts";
import type { Progress } from "./handler.ts";

/** A phase of one attempt, with its times and its last count. */
export type Step = {
  step: string;
  startedAt: Date;
  finishedAt: Date | null;
  units: { done: number; total: number | null; unit: string } | null;
};

/** Where an attempt stands. */
export type Standing = {
  /** Whole percent, below 100: only completion is the whole. Never goes back. */
  percent: number;
  step: Step | null;
  /** The last count there was: a step that counts nothing, like publishing, leaves it standing. */
  units: Step["units"];
  /** What is being worked on now. */
  now: string | null;
};

/**
 * Makes one percentage of phases and their units: the weights of the phases that are behind, and the share of the
 * current one that is done.
 */
export function trackProgress(
  phases: readonly Phase[],
  clock: () => Date,
): { progress: Progress; standing: Standing; steps: Map<string, Step> } {
  const standing: Standing = { percent: 0, step: null, units: null, now: null };
  const steps = new Map<string, Step>();

  const progress: Progress = {
    step(phaseId) {
      if (standing.step?.step === phaseId) return;
      const percent = percentAt(phases, phaseId, 0);
      if (standing.step) standing.step.finishedAt = clock();
      const step = steps.get(phaseId) ?? { step: phaseId, startedAt: clock(), finishedAt: null, units: null };
      step.finishedAt = null;
      steps.set(phaseId, step);
      standing.step = step;
      standing.now = null;
      standing.percent = Math.max(standing.percent, percent);
    },
    units({ done, total, unit, now }) {
      standing.now = now ?? null;
      const { step } = standing;
      if (!step) return;
      const before = step.units?.unit === unit ? step.units.done : 0;
      step.units = { done: Math.max(before, done), total, unit };
      standing.units = step.units;
      const percent = percentAt(phases, step.step, total ? step.units.done / total : 0);
      standing.percent = Math.max(standing.percent, percent);
    },
  };
  return { progress, standing, steps };
}

function percentAt(phases: readonly Phase[], phaseId: string, share: number): number {
  const index = phases.findIndex((phase) => phase.id === phaseId);
  if (index < 0) throw new Error(`The definition has no phase ${phaseId}.`);
  const behind =
    sumOf(phases.slice(0, index)) + (phases[index]?.weight ?? 0) * Math.min(1, Math.max(0, share));
  return Math.min(99, Math.floor((100 * behind) / sumOf(phases)));
}

const sumOf = (phases: readonly Phase[]) => phases.reduce((sum, phase) => sum + phase.weight, 0);
