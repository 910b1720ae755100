/**
 * For a connection: how long an answer is waited for. As long again after that the server ends what nobody waits for any
 * more; else whoever asks again, since the database did not answer, has it do the same many times at once.
 */
export const answeredWithin = (ms: number) => ({ query_timeout: ms, statement_timeout: 2 * ms });
