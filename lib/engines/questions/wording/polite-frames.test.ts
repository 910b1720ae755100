import { expect, it } from "vitest";
import { POLITE_FRAMES } from "./polite-frames.ts";
import { inOrder } from "./rewording.ts";

it("a sentence of nothing but adverbs is read, however often they come again", () => {
  for (const adverb of ["very much ", "so very ", "ever so "])
    expect(inOrder(`could you ${adverb.repeat(30)}~`, POLITE_FRAMES)).toContain("~");
});
