/** Comments, quoted text, dollar quotes, words, and every other sign by itself. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|\be'(?:\\[\s\S]|''|[^'\\])*'|'(?:''|[^'])*'|"(?:""|[^"])*"|\$(\w*)\$[\s\S]*?\$\1\$|\w+|[\s\S]/gi;

/** The statements of a script as psql would send them, without its own commands and the rows that it copies. */
export function splitStatements(script: string): string[] {
  const text = script.replace(/^copy .* from stdin;[\s\S]*?^\\\.$/gim, "").replace(/^\\.*$/gm, "");
  const statements: string[] = [];
  let statement = "";
  let depth = 0;
  let before = "";
  for (const [token] of text.matchAll(TOKEN)) {
    const word = token.toLowerCase();
    // A body in `begin atomic … end` has statements of its own.
    if (token === "(" || (word === "atomic" && before === "begin")) depth += 1;
    else if (depth > 0 && (word === "case" || token === ")" || word === "end"))
      depth += word === "case" ? 1 : -1;
    if (/\w/.test(token)) before = word;
    if (token === ";" && depth === 0) {
      statements.push(statement);
      statement = "";
    } else statement += token;
  }
  return [...statements, statement]
    .map((sql) => sql.trim())
    .filter((sql) => /^(?!--[^\n]*$)/.test(sql) && sql !== "");
}
