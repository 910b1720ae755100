import { z } from "zod";
import { asAnswered, definePurpose } from "./purpose.ts";

/** Whether a model answers at all, and in the shape that is asked for. */
export const trial = definePurpose({
  name: "trial",
  version: 1,
  instructions: "Answer with `ready` true for every item. This is a test of the connection.",
  ...asAnswered(z.strictObject({ ready: z.boolean() })),
  mostTokens: 200,
  withinSeconds: 30,
});
