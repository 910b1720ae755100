import { typeClassOf } from "../tagging/type-class.ts";
import { wordsOf } from "../tagging/words.ts";
import { isOwn } from "./column-role.ts";
import type { SuggestibleColumn } from "./suggestible.ts";

const KEY = /^(id|uuid|guid|key)$/;
/** Of a thing there is one with it, whatever the table. */
const UNIQUE = /^(sku|slug|barcode|isbn|ean|gtin|upc|handle|username|login)$/;
const NUMBER = /^(number|code|reference)$/;
const FROM_ELSEWHERE = /^(external|source|legacy|original|upstream|remote)$/;
const PERSON = /^(customer|user|member|employee|person|contact|account|subscriber|lead|patient|student)$/;
const KEY_TYPES = new Set(["text", "integer", "uuid"]);

const UNENFORCED = "and nothing in the database keeps it unique";

/** Why a column is meant to have each value once; null where it is not, and where the database sees to it. */
export function wouldBeKey(column: SuggestibleColumn, tableWords: readonly string[]): string | null {
  const { isPrimaryKey, isUnique, isForeignKey } = column;
  if (isPrimaryKey || isUnique || isForeignKey || !KEY_TYPES.has(typeClassOf(column.type))) return null;
  if (column.type.endsWith("[]")) return null;
  const words = wordsOf(column.name);
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (KEY.test(last) && (words.length === 1 || isOwn(words, tableWords)))
    return `It is called as the key of this table would be, ${UNENFORCED}.`;
  if (KEY.test(last) && words.length === 2 && FROM_ELSEWHERE.test(first))
    return `It is the key of another system, ${UNENFORCED}: a second load would double it.`;
  if (UNIQUE.test(last) && (words.length === 1 || isOwn(words, tableWords)))
    return `Each ${last} should be there once, ${UNENFORCED}.`;
  if (NUMBER.test(last) && isOwn(words, tableWords)) return `It numbers the rows for people, ${UNENFORCED}.`;
  const isEmail = words.join(" ") === "email" || words.join(" ") === "email address";
  return isEmail && PERSON.test(tableWords.at(-1) ?? "")
    ? `People are told apart by it, ${UNENFORCED}.`
    : null;
}
