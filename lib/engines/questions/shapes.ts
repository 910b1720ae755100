/** Shapes of texts that are refused for what they are made of, whatever each of their words means. */
import type { Refusal } from "./refusal.ts";

export type Shape = {
  shape: RegExp;
  /** Where it is one of these it is another thing. */
  unless?: RegExp;
  because: string;
  offers?: string[];
};

/** Why a text of the first of these shapes is refused. */
export function refusedShape(shapes: readonly Shape[], text: string): Refusal | null {
  const found = shapes.find(({ shape, unless }) => shape.test(text) && !unless?.test(text));
  return found ? { because: found.because, ...(found.offers && { offers: found.offers }) } : null;
}
