/** "Parse" of Postgres' protocol: a name and the statement that it stands for. */
const NAMED = /P[\s\S]{4}(s\d+)\0([^\0]*\0)/g;
/** "Bind": no portal, and the name of a statement. */
const USED = /B[\s\S]{4}\0(s\d+)\0/g;

/**
 * What a client says on one connection, with the statements written out that it names: those that come again it prepares
 * once, and from then on says their names alone.
 */
export function spellOut(): (said: string) => string {
  const statements = new Map<string, string>();
  return (said) => {
    for (const [, name = "", statement = ""] of said.matchAll(NAMED)) statements.set(name, statement);
    return said.replace(USED, (bind, name: string) => `${bind}${statements.get(name) ?? ""}`);
  };
}
