import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js";

/**
 * Next keeps all that it made of a request until its response closes, for what a route may do after that: 7 KB for a
 * stream's whole life. Whoever calls this while a request is handled gives that up: `after()` must not be called then.
 */
export function keepNothingUntilClose(): void {
  const work = workAsyncStorage.getStore();
  if (work) Object.assign(work.afterContext, { onClose: () => undefined });
}
