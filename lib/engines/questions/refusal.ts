/** Why there is no question: `isPartial` where it only says what a question before it may be changed to. */
export type Refusal = { because: string; offers?: string[]; isPartial?: boolean };

export const NOT_OF_JOBS: Refusal = { because: "It does not say that jobs are meant.", isPartial: true };

/* Reasons that shapes of words, of their meanings and of turns have in common. */
export const NOT_WHETHER_ALL = "Whether it is so of all of them is not told. Ask which jobs there are.";
export const NOT_WHETHER_ALL_SUCCEEDED = "Whether it is so of all of them is not told. Ask which failed.";
export const NOT_THE_DATA = "What stands in the data is not read. Ask where such data is kept.";
export const NOT_WHAT_JOBS_FOUND = "What jobs found is asked for by itself: changes, anomalies, tables.";
export const TWO_QUESTIONS = "These are two questions. Ask one at a time.";
export const NOT_WHAT_A_PERSON_DID =
  "It does not say what that person has to do with the jobs. Ask for jobs that somebody started.";
export const NOT_TIME_ALTOGETHER =
  "How long jobs ran all together is not added up. Ask how long they usually take, or for the longest.";
export const NOT_WHO_CANCELLED = "Who cancelled a job is kept with the job, and cannot be asked for.";
export const NOT_WHAT_IS_USUAL =
  "What usually becomes of jobs is not told. Ask how long they take, or for the failure rate.";
export const NOT_SHARES =
  "What share of failures belongs somewhere is not told. Ask for failures by source, type or reason.";
export const NOT_OF_A_FEW =
  "What holds for the last or the longest few alone is not told. Ask for those jobs.";
export const NOT_WHAT_DID_NOT_RUN = "What did not run is not kept. Ask what ran, or when it ran last.";
export const OF_WHICH_TIME = "It does not say of which time. Name it, or say “of all time”.";
