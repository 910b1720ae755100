import { z } from "zod";
import { CONTROL_CHANNEL } from "#lib/jobs/hint.ts";
import { log } from "#lib/log.ts";
import { listen } from "#lib/realtime/listener.ts";

const Control = z.object({ cancel: z.uuid() });

type Options = { databaseUrl: string; onCancel(jobId: string): void; signal: AbortSignal };

/** Hears of cancels at once. What is not heard, the next heartbeat of the job finds. */
export function listenForCancels({ databaseUrl, onCancel, signal }: Options): Promise<void> {
  return listen({
    connectionString: databaseUrl,
    role: "tidewatch_worker",
    channel: CONTROL_CHANNEL,
    onMessage: (payload) => {
      const control = Control.safeParse(parseJson(payload));
      if (control.success) onCancel(control.data.cancel);
    },
    onTrouble: (error) => log.warn({ err: error }, "cannot listen for cancels; heartbeats find them"),
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
