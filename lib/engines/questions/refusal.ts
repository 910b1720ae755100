/** Why there is no question: `isPartial` where it only says what a question before it may be changed to. */
export type Refusal = { because: string; offers?: string[]; isPartial?: boolean };

export const NOT_OF_JOBS: Refusal = { because: "It does not say that jobs are meant.", isPartial: true };
