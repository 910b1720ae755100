import { separate } from "../names/separate.ts";
import { SHORT_WORDS, VOCABULARY } from "./lexicon/all-words.ts";
import { remembered } from "./remembered.ts";

/**
 * The words of a name: `custEmailAddr`, `CUST_EMAIL_ADDR`, `cust email addr` and `custemailaddr` alike. Without accents
 * and plurals, so that rules need one form of each word.
 */
export function wordsOf(name: string): string[] {
  return separate(name)
    .flatMap((word) => word.match(/\d+|\D+/g) ?? [])
    .flatMap((word) => split(plain(word)));
}

const SHORTENED: Readonly<Record<string, string>> = {
  ...{
    addr: "address",
    adr: "address",
    addres: "address",
    cust: "customer",
    emp: "employee",
    usr: "user",
    acct: "account",
  },
  ...{
    nm: "name",
    nme: "name",
    num: "number",
    nbr: "number",
    mob: "mobile",
    tele: "telephone",
    phn: "phone",
    eml: "email",
  },
  ...{
    nr: "number",
    nro: "number",
    nummer: "number",
    numero: "number",
    numer: "number",
    cd: "code",
    doc: "document",
    dt: "date",
  },
  ...{
    fst: "first",
    frst: "first",
    lst: "last",
    brth: "birth",
    gndr: "gender",
    natl: "national",
    mbr: "member",
    mbl: "mobile",
    cty: "city",
    prov: "province",
    pw: "password",
    pswd: "password",
    org: "organization",
    dept: "department",
    cntry: "country",
    licence: "license",
    ctry: "country",
  },
};

/** In the singular and written out, as rules have it. */
export const plain = (word: string): string => SHORTENED[singular(word)] ?? singular(word);

function singular(word: string): string {
  if (word.length < 4) return word;
  if (/(mov|cook|zomb|calor)ies$/.test(word)) return word.slice(0, -1);
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /s$/.test(word) && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

const SHORTEST_TO_SPLIT = 6;

/** Words written without a gap, where known words cover the whole: the fewest of them. */
const split = remembered((word: string): string[] => {
  if (word.length < SHORTEST_TO_SPLIT || word.length > 40 || VOCABULARY.has(word)) return [word];
  return cover(word) ?? [word];
});

function cover(word: string): string[] | null {
  const best: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    best[end] = null;
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      const piece = word.slice(start, end);
      if (!before || !isPiece(piece)) continue;
      const soFar = best[end];
      if (!soFar || before.length + 1 < soFar.length) best[end] = [...before, plain(piece)];
    }
  }
  return best[word.length] ?? null;
}

/** Endings of many words: a `localidade` is no local age. */
const NEVER_A_PART = new Set(["idade", "edad", "alter"]);

const isPiece = (piece: string): boolean =>
  piece.length > 3
    ? !NEVER_A_PART.has(piece) &&
      (VOCABULARY.has(piece) || VOCABULARY.has(singular(piece)) || piece in SHORTENED)
    : SHORT_WORDS.has(piece) || (piece.length === 3 && piece in SHORTENED);
