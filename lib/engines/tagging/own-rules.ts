/** A rule of an organization's own: columns whose name fits get the tag. */
export type OwnRule = {
  id: string;
  /** `*_kundennr`, `crm.*.note`: of the column, or of `table.column` or `schema.table.column`; `*` is anything. */
  pattern: string;
  tag: string;
};

type Place = { schemaName: string; tableName: string; column: string };

export type CompiledRule = OwnRule & { fits(place: Place): boolean };

export const compileRule = (rule: OwnRule): CompiledRule => {
  const parts = rule.pattern.split(".").map(partPattern);
  return {
    ...rule,
    fits: ({ schemaName, tableName, column }) => {
      const names = [schemaName, tableName, column].slice(-parts.length);
      return parts.length <= 3 && parts.every((part, at) => part.test(names[at] ?? ""));
    },
  };
};

const partPattern = (part: string): RegExp =>
  new RegExp(
    `^${part
      .split("*")
      .map((text) => text.replace(/[^\w]/gu, "\\$&"))
      .join(".*")}$`,
    "is",
  );
