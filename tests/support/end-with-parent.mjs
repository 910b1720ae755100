import { isMainThread } from "node:worker_threads";

// The pipe from the parent ends when the parent does, also by SIGKILL; nobody writes to it.
if (isMainThread && process.connected) process.once("disconnect", () => process.exit(1));
else if (isMainThread)
  process.stdin
    .resume()
    .once("close", () => process.exit(1))
    .unref();
