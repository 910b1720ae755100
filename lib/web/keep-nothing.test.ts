import "next/dist/server/node-environment-baseline.js";
import { AfterContext } from "next/dist/server/after/after-context.js";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js";
import { expect, it } from "vitest";
import { keepNothingUntilClose } from "./keep-nothing.ts";

/** As Next builds it: what listens to the response's end holds the request. */
function handleRequest(): { context: AfterContext; listen: (then: () => void) => void } {
  const listen = () => undefined;
  const context = new AfterContext({ waitUntil: undefined, onClose: listen, onTaskError: undefined });
  return { context, listen };
}

it("what Next listens to a response's end with is let go of, in the place where this Next keeps it", () => {
  const { context, listen } = handleRequest();
  expect(Object.values(context)).toContain(listen);
  workAsyncStorage.run({ afterContext: context } as never, keepNothingUntilClose);
  expect(Object.values(context)).not.toContain(listen);
});
