/** The supervisor as a thread knows it. */
import { MessageChannel, parentPort, threadId } from "node:worker_threads";
import type { AttemptStopped } from "../attempt-stopped.ts";
import { classify } from "../describe-failure.ts";
import { JobFailed } from "../engine-failures.ts";
import type { About, FromThread, Line, Outcome, Question, ToThread } from "./protocol.ts";

/** What one task says and hears. */
export type Supervisor = {
  tell(message: FromThread): void;
  /** Rejects with `JobFailed` where the supervisor refuses. */
  ask(question: Question): Promise<unknown>;
  end(outcome: Outcome): void;
  onStop: (reason: AttemptStopped["reason"]) => void;
};

/** Opens this thread's line. Called as the thread loads, so that it is there before the first task. */
export function openLine(): { speakAbout(taskId: number): Supervisor } {
  const { port1: port, port2: theirs } = new MessageChannel();
  const open = new Map<number, (message: ToThread) => void>();
  port.on("message", ({ taskId, message }: About<ToThread>) => open.get(taskId)?.(message));
  port.unref();
  parentPort?.postMessage({ threadId, port: theirs } satisfies Line, [theirs]);

  return {
    speakAbout(taskId) {
      const answers = new Map<number, PromiseWithResolvers<unknown>>();
      let lastId = 0;
      const supervisor: Supervisor = {
        tell: (message) => port.postMessage({ taskId, message } satisfies About<FromThread>),
        ask(question) {
          lastId += 1;
          const answer = Promise.withResolvers<unknown>();
          answers.set(lastId, answer);
          supervisor.tell({ kind: "question", id: lastId, question });
          return answer.promise;
        },
        end(outcome) {
          open.delete(taskId);
          try {
            supervisor.tell({ kind: "ended", outcome });
          } catch (error) {
            // A result that is not plain data is a handler's bug.
            supervisor.tell({ kind: "ended", outcome: { kind: "failed", failure: classify(error) } });
          }
        },
        onStop: () => undefined,
      };
      open.set(taskId, (message) => {
        if (message.kind === "stop") return supervisor.onStop(message.reason);
        const answer = answers.get(message.id);
        answers.delete(message.id);
        if (message.kind === "answer") answer?.resolve(message.value);
        else answer?.reject(new JobFailed(message.failure));
      });
      return supervisor;
    },
  };
}
