/**
 * How supervisor and threads speak about attempts. A thread opens one line as it loads and keeps it: a port for each
 * task would cost more than a short task does. Every message names its task.
 */
import type { MessagePort } from "node:worker_threads";
import type { About, FromThread, Line, ToThread } from "./protocol.ts";

/** One task's share of the line of the thread that it runs in. */
export type Conversation = {
  id: number;
  /** Kept until the task has begun: before, it is not known which thread is to hear it. */
  tell(message: ToThread): void;
  /** For a thread that died: any other ends it by its last word. */
  end(): void;
};

export function keepLines() {
  const lines = new Map<number, MessagePort>();
  const open = new Map<number, (message: FromThread, from: MessagePort) => void>();
  let lastId = 0;
  return {
    add({ threadId, port }: Line): void {
      lines.set(threadId, port);
      port.on("message", ({ taskId, message }: About<FromThread>) => open.get(taskId)?.(message, port));
      port.on("close", () => lines.delete(threadId));
    },
    begin(hear: (message: FromThread) => void): Conversation {
      lastId += 1;
      const id = lastId;
      let line: MessagePort | null = null;
      const unsaid: ToThread[] = [];
      const say = (message: ToThread) => line?.postMessage({ taskId: id, message } satisfies About<ToThread>);
      open.set(id, (message, from) => {
        line ??= from;
        for (const kept of unsaid.splice(0)) say(kept);
        if (message.kind === "ended") open.delete(id);
        hear(message);
      });
      return {
        id,
        tell: (message) => (line ? say(message) : void unsaid.push(message)),
        end: () => void open.delete(id),
      };
    },
    close(): void {
      for (const port of lines.values()) port.close();
    },
  };
}
