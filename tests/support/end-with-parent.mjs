import { isMainThread } from "node:worker_threads";

// The pipe from the parent ends when the parent does, also by SIGKILL; nobody writes to it. An exit in good order may
// wait for a thread that does not end.
const end = () => process.kill(process.pid, "SIGKILL");
if (isMainThread && process.connected) process.once("disconnect", end);
else if (isMainThread) process.stdin.resume().once("close", end).unref();
