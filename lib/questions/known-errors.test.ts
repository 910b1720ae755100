import { describe, expect, it } from "vitest";
import { KNOWN_ERRORS } from "#lib/engines/questions/words/error-words.ts";
import { FAILURE_CLASSES } from "#lib/jobs/failure.ts";

describe("the reasons for failures that a question may name", () => {
  it("are all there are, so that leaving one out keeps every other", () => {
    expect(new Set(KNOWN_ERRORS)).toEqual(new Set(Object.keys(FAILURE_CLASSES)));
  });
});
