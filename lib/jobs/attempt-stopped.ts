/** Why an attempt's work is to end before it is done. */
export type StopReason = "cancel" | "deadline" | "shutdown" | "lost";

const STOP_SENTENCES: Record<StopReason, string> = {
  cancel: "The job was cancelled.",
  deadline: "The job reached its time limit.",
  shutdown: "The worker is stopping.",
  lost: "The job is no longer this worker's.",
};

/** What the handler's signal is aborted with. */
export class AttemptStopped extends Error {
  override readonly name = "AttemptStopped";
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(STOP_SENTENCES[reason]);
    this.reason = reason;
  }
}
