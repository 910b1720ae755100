import type { Chance } from "./chance.ts";

/** Numbers with the check digits their kind has; written apart from the engine's own checks, which they are to find. */
const digits = (chance: Chance, count: number) => Array.from({ length: count }, () => chance.int(0, 9));
const weighted = (all: readonly number[], weights: readonly number[]) =>
  all.reduce((total, digit, at) => total + digit * (weights[at] ?? 0), 0);

export function luhn(chance: Chance, length: number, start: string): string {
  const body = [...[...start].map(Number), ...digits(chance, length - start.length - 1)];
  const total = body.reduce((all, digit, at) => {
    const isDoubled = (body.length - at) % 2 === 1;
    const twice = digit * 2;
    return all + (isDoubled ? (twice > 9 ? twice - 9 : twice) : digit);
  }, 0);
  return [...body, (10 - (total % 10)) % 10].join("");
}

const IBAN_BODIES: Readonly<Record<string, string>> = {
  DE: "##################",
  GB: "NWBK##############",
  FR: "#######################",
  NL: "INGB##########",
};

export function iban(chance: Chance, country: string): string {
  const body = (IBAN_BODIES[country] ?? "").replace(/#/g, () => String(chance.int(0, 9)));
  const asDigits = [...`${body}${country}00`].map((one) => String(Number.parseInt(one, 36))).join("");
  return `${country}${String(98n - (BigInt(asDigits) % 97n)).padStart(2, "0")}${body}`;
}

export function nhs(chance: Chance): string {
  const body = [4, ...digits(chance, 8)];
  const check = 11 - (weighted(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return check === 10 ? nhs(chance) : [...body, check % 11].join("");
}

export function bsn(chance: Chance): string {
  const body = [chance.int(1, 9), ...digits(chance, 7)];
  const check = weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return check === 10 ? bsn(chance) : [...body, check].join("");
}

export function cpf(chance: Chance): string {
  const body = digits(chance, 9);
  const check = (all: readonly number[]) => {
    const rest = (all.reduce((total, digit, at) => total + digit * (all.length + 1 - at), 0) * 10) % 11;
    return rest === 10 ? 0 : rest;
  };
  const first = check(body);
  const all = [...body, first, check([...body, first])].join("");
  return `${all.slice(0, 3)}.${all.slice(3, 6)}.${all.slice(6, 9)}-${all.slice(9)}`;
}

export function dni(chance: Chance): string {
  const number = chance.int(10_000_000, 99_999_999);
  return `${number}${"TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]}`;
}

export function pesel(chance: Chance): string {
  const born = `${chance.int(50, 99)}${two(chance.int(1, 12))}${two(chance.int(1, 28))}`;
  const body = [...[...born].map(Number), ...digits(chance, 4)];
  return [...body, (10 - (weighted(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10].join("");
}

export function personnummer(chance: Chance): string {
  const born = `${chance.int(50, 99)}${two(chance.int(1, 12))}${two(chance.int(1, 28))}`;
  const all = luhn(chance, 10, born);
  return `${all.slice(0, 6)}-${all.slice(6)}`;
}

export function tckn(chance: Chance): string {
  const body = [chance.int(1, 9), ...digits(chance, 8)];
  const odd = weighted(body, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weighted(body, [0, 1, 0, 1, 0, 1, 0, 1]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return [...body, tenth, (odd + even + tenth) % 10].join("");
}

export function vin(chance: Chance): string {
  const letters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
  const worth = (one: string) => {
    const at = "ABCDEFGH".indexOf(one);
    if (/\d/.test(one)) return Number(one);
    if (at >= 0) return at + 1;
    const mid = "JKLMN.P.R".indexOf(one);
    return mid >= 0 ? mid + 1 : "STUVWXYZ".indexOf(one) + 2;
  };
  const body = Array.from({ length: 17 }, (_, at) => (at === 8 ? "0" : chance.of([...letters])));
  const rest = weighted(body.map(worth), [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  body[8] = rest === 10 ? "X" : String(rest);
  return body.join("");
}

export const ssn = (chance: Chance): string =>
  `${chance.int(101, 665)}-${two(chance.int(1, 99))}-${String(chance.int(1, 9999)).padStart(4, "0")}`;

const two = (number: number) => String(number).padStart(2, "0");
