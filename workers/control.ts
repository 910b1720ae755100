import { z } from "zod";
import { CONTROL_CHANNEL } from "#lib/jobs/hint.ts";
import { log } from "#lib/log.ts";
import { listen } from "#lib/realtime/listener.ts";

const Control = z.union([z.object({ cancel: z.uuid() }), z.object({ answer: z.uuid() })]);

type Options = {
  databaseUrl: string;
  onCancel(jobId: string): void;
  /** Somebody wants something of a language model. */
  onQuestion(): void;
  signal: AbortSignal;
};

/** Hears of cancels and questions at once. What is not heard, the next heartbeat of the job finds, or the next round. */
export function listenForControl({ databaseUrl, onCancel, onQuestion, signal }: Options): Promise<void> {
  return listen({
    connectionString: databaseUrl,
    role: "tidewatch_worker",
    channel: CONTROL_CHANNEL,
    onMessage: (payload) => {
      const control = Control.safeParse(parseJson(payload));
      if (!control.success) return;
      if ("cancel" in control.data) onCancel(control.data.cancel);
      else onQuestion();
    },
    onTrouble: (error) =>
      log.warn({ err: error }, "cannot listen for cancels and questions; they are found by looking"),
    signal,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
