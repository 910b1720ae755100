import { typeClassOf } from "../tagging/type-class.ts";
import { wordsOf } from "../tagging/words.ts";
import type { SuggestibleColumn } from "./suggestible.ts";

/** What part a column plays for those who count on its table; null for what nobody misses. */
export type ColumnRole = "reference" | "state" | "amount" | "duration" | "label" | "time" | "contact";

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const STATE =
  set(`status state type kind category currency country channel method plan tier segment region stage severity
  priority level locale language phase outcome`);
const AMOUNT =
  set(`amount total subtotal price cost revenue quantity qty balance fee discount tax net gross sum margin
  payment refund rate`);
const DURATION = set("duration latency elapsed millisecond ms runtime response");
const LABEL = set("name title sku code number reference label");
const CONTACT = set("email phone mobile telephone");
/** When a row came to be; when something ended is empty until it does. */
const BEGUN =
  set(`created inserted ordered placed occurred happened recorded registered signed joined updated modified event
  order invoice transaction booking loaded ingested`);

/** Empty by nature: what has not happened yet, the top of a tree, who has done what nobody has to. */
const OPTIONAL =
  set(`deleted archived cancelled canceled closed ended end finished completed resolved approved reviewed
  rejected verified confirmed refunded returned expired expire expiry until last previous next parent manager reports referrer
  referred middle second secondary alternate alternative optional fax note comment description nick preferred suffix prefix
  discount valid seen read sent paid shipped delivered due old legacy fallback replaced superseded`);

const KEY = /^(id|key|uuid|fk)$/;

export function roleOfColumn(column: SuggestibleColumn, tableWords: readonly string[]): ColumnRole | null {
  const words = wordsOf(column.name);
  const last = words.at(-1) ?? "";
  const kind = typeClassOf(column.type);
  if (column.type.endsWith("[]") || words.some((word) => isOptional(word, words))) return null;
  if (column.isForeignKey || (words.length > 1 && KEY.test(last) && !isOwn(words, tableWords)))
    return "reference";
  if (kind === "text" && STATE.has(last)) return "state";
  if (kind === "text" && (CONTACT.has(last) || (last === "address" && words.includes("email"))))
    return "contact";
  if (kind === "text" && LABEL.has(last)) return "label";
  if (kind === "date" || kind === "timestamp") return words.some((word) => BEGUN.has(word)) ? "time" : null;
  if (kind !== "integer" && kind !== "decimal") return null;
  if (words.some((word) => DURATION.has(word))) return "duration";
  return words.some((word) => AMOUNT.has(word)) ? "amount" : null;
}

/** A discount is no amount that must be there, and one all the same. */
const isOptional = (word: string, words: readonly string[]): boolean =>
  OPTIONAL.has(word) && !(word === "discount" && words.length === 1);

/** `order_id` of orders names the row itself. */
export const isOwn = (words: readonly string[], tableWords: readonly string[]): boolean => {
  const before = words.slice(0, -1);
  return before.length > 0 && before.every((word, at) => tableWords.slice(-before.length)[at] === word);
};
