import type { LineReport, LogLevel } from "./records.ts";
import { storable } from "./storable.ts";

/** People read to the end of a log for what went wrong: the last of the places are for warnings and errors alone. */
export const MOST_LINES = 10_000;
const FOR_PLAIN_LINES = 9_000;
/** In lines of ordinary length the lines run out first. */
const MOST_CHARACTERS = 4_000_000;
const LONGEST_LINE = 2_000;

export type BoundedLog = {
  /** False where it is not kept; it has its number all the same, so that the gap shows where lines were left out. */
  add(line: Omit<LineReport, "line">): boolean;
  /** The kept ones that were not taken yet. */
  take(): LineReport[];
  putBack(lines: readonly LineReport[]): void;
  leftOut(): number;
};

/** The log of one attempt, as much of it as is kept. The last line of all is an error's and always is. */
export function boundLog(): BoundedLog {
  let lines: LineReport[] = [];
  let [told, kept, characters] = [0, 0, 0];

  const hasRoom = (level: LogLevel, message: string) => {
    if (level === "error") return true;
    if (characters + message.length > MOST_CHARACTERS) return false;
    return kept < (level === "info" ? FOR_PLAIN_LINES : MOST_LINES - 1);
  };
  return {
    add({ message, ...rest }) {
      told += 1;
      const text = shorten(message);
      if (!hasRoom(rest.level, text)) return false;
      kept += 1;
      characters += text.length;
      lines.push({ line: told, message: text, ...rest });
      return true;
    },
    take() {
      const taken = lines;
      lines = [];
      return taken;
    },
    putBack(taken) {
      lines = [...taken, ...lines];
    },
    leftOut: () => told - kept,
  };
}

/** As long as a line may be, and as Postgres can keep it. */
export const shorten = (text: string): string => storable(text.slice(0, LONGEST_LINE));
