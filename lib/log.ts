import pino from "pino";

/** The process's own log: one JSON line an entry, on standard output. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
