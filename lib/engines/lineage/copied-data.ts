/** The rows of a dump stand behind `COPY … FROM stdin;`, up to a line of `\.` or the end. They are data and no statements. */
const BEGIN = /\bfrom\s{1,20}stdin\b[^;\n]{0,500};[^\n]*(?:\n|$)/gi;
const END = /^\\\.[ \t\r]*$/gm;
const COPY = /(?:^|\n)[ \t]*copy\s[^;]*$/i;

/** More than a list of all columns that a table can have. */
const LONGEST_HEAD = 120_000;

/** Lines for psql itself, which a dump begins and ends with and scripts for it are full of. */
const COMMAND =
  /^\\(?:restrict|unrestrict|c|connect|set|unset|pset|echo|qecho|warn|encoding|i|ir|include|include_relative|timing|o|out|if|elif|else|endif|cd|x|a|t|q|quit|prompt|password|copy|gset|gexec|g|errverbose)\b[^\n]*$/gim;

/** A script without the rows that it copies in and the lines that are for psql, and how many blocks and lines there were. */
export function withoutCopiedData(sql: string): { sql: string; blocks: number; commands: number } {
  const kept: string[] = [];
  let from = 0;
  BEGIN.lastIndex = 0;
  for (let begin = BEGIN.exec(sql); begin; begin = BEGIN.exec(sql)) {
    const before = Math.max(from, sql.lastIndexOf(";", begin.index), begin.index - LONGEST_HEAD);
    if (!COPY.test(sql.slice(before, begin.index))) continue;
    kept.push(sql.slice(from, BEGIN.lastIndex));
    END.lastIndex = BEGIN.lastIndex;
    from = END.exec(sql) ? END.lastIndex : sql.length;
    BEGIN.lastIndex = from;
  }
  let commands = 0;
  const statements = [...kept, sql.slice(from)].join("").replaceAll(COMMAND, () => {
    commands += 1;
    return "";
  });
  return { sql: statements, blocks: kept.length, commands };
}
