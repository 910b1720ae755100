export type AnswerFault = "timeout/answer" | "answer/too_large" | "answer/malformed";

/** Somebody was reached, and what came back is of no use. Holds nothing of what came back. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";
  readonly fault: AnswerFault;

  constructor(fault: AnswerFault, message: string) {
    super(message);
    this.fault = fault;
  }
}
