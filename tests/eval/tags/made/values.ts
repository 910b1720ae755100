import type { Chance } from "./chance.ts";
import { bsn, cpf, dni, iban, luhn, nhs, personnummer, pesel, ssn, tckn, vin } from "./numbers.ts";
import * as lists from "./word-lists.ts";

type Make = (chance: Chance, rest: string, row: number) => string;

const numbersOf = (rest: string) => rest.split(" ").map(Number);
const plain = (name: string) =>
  name
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
const masked = (chance: Chance, mask: string) => mask.replace(/\d/g, () => String(chance.int(0, 9)));
const hex = (chance: Chance, count: number) =>
  Array.from({ length: count }, () => chance.int(0, 15).toString(16)).join("");
const full = (chance: Chance) => `${chance.of(lists.GIVEN)} ${chance.of(lists.FAMILY)}`;
const two = (number: number) => String(number).padStart(2, "0");
const day = (chance: Chance, from: number, to: number) =>
  `${chance.int(from, to)}-${two(chance.int(1, 12))}-${two(chance.int(1, 28))}`;
const secondsOf = (chance: Chance, rest: string) => {
  const [from = 2_020, to = 2_024] = numbersOf(rest);
  return chance.int((from - 1_970) * 31_557_600, (to - 1_970) * 31_557_600);
};
const street: Make = (chance, country) => {
  const { us, ...others } = lists.STREETS;
  const number = chance.int(1, 9_900);
  if (country === "us") return `${number} ${chance.of(us)}`;
  const name = chance.of(others[country as keyof typeof others]);
  return country === "fr" ? `${number % 200}, ${name}` : `${name} ${number % 200}`;
};

const PHONES: Readonly<Record<string, readonly string[]>> = {
  us: ["(212) 555-0123", "212-555-0123", "+1 212 555 0123", "212.555.0123 x12"],
  uk: ["07700 900123", "+44 7700 900123", "020 7946 0123"],
  de: ["030 12345678", "+49 170 1234567", "089/1234567"],
  es: ["612 345 678", "+34 612345678"],
  fr: ["06 12 34 56 78", "+33 6 12 34 56 78"],
  br: ["(11) 91234-5678", "+55 11 91234 5678"],
  it: ["333 1234567", "+39 333 123 4567"],
  pl: ["601 234 567", "+48 601234567"],
  se: ["070-123 45 67", "+46701234567"],
  tr: ["0532 123 45 67", "+90 532 123 4567"],
  jp: ["090-1234-5678", "03-1234-5678"],
  e164: ["14155550123", "447700900123", "4915112345678"],
};
/** The zone and trunk digits stay, the rest is drawn. */
const phone: Make = (chance, country) => {
  const form = chance.of(PHONES[country] ?? []);
  return form.slice(0, 4) + masked(chance, form.slice(4));
};

/** How the values of a column are made, by the first word of what stands beside its name. */
export const MAKERS: Readonly<Record<string, Make>> = {
  agent: (chance) => chance.of(lists.AGENTS),
  apt: (chance) => `${chance.of(["Apt", "Unit", "Suite"])} ${chance.int(1, 90)}`,
  bool: (chance) => chance.of(["true", "false"]),
  bsn: (chance) => bsn(chance),
  card: (chance) => luhn(chance, 16, chance.of(["4539", "5105", "5425", "4716"])),
  city: (chance) => chance.of(lists.CITIES),
  citystate: (chance) => `${chance.of(lists.CITIES)}, ${chance.of(lists.US_STATES)}`,
  company: (chance) => chance.of(lists.COMPANIES),
  country: (chance) => chance.of(lists.COUNTRIES),
  cpf: (chance) => cpf(chance),
  date: (chance, rest) => day(chance, ...(numbersOf(rest) as [number, number])),
  dec: (chance, rest) => {
    const [low = 0, high = 1, places = 2] = numbersOf(rest);
    return (low + chance.next() * (high - low)).toFixed(places);
  },
  digits: (chance, count) => `${chance.int(1, 9)}${masked(chance, "0".repeat(Number(count) - 1))}`,
  dni: (chance) => dni(chance),
  email: (chance) =>
    `${plain(chance.of(lists.GIVEN))}.${plain(chance.of(lists.FAMILY))}@${chance.of(["example.com", "mail.example.org", "corp.example.net"])}`,
  epoch: (chance, rest) => String(secondsOf(chance, rest)),
  epochms: (chance, rest) => String(secondsOf(chance, rest) * 1_000 + chance.int(0, 999)),
  family: (chance) => chance.of(lists.FAMILY),
  file: (chance, ending) => `${chance.of(lists.WORDS)}_${chance.int(1, 999)}.${ending}`,
  full,
  fulladdress: (chance) =>
    `${street(chance, "us", 0)}, ${chance.of(lists.CITIES)}, ${chance.of(lists.US_STATES)} ${chance.int(10_000, 99_999)}`,
  given: (chance) => chance.of(lists.GIVEN),
  hash: (chance, count) => hex(chance, Number(count)),
  iban,
  int: (chance, rest) => String(chance.int(...(numbersOf(rest) as [number, number]))),
  ipv4: (chance) =>
    [chance.int(11, 220), chance.int(0, 255), chance.int(0, 255), chance.int(1, 254)].join("."),
  luhn: (chance, length) => masked(chance, `7${"0".repeat(Number(length) - 1)}`),
  mac: (chance) => Array.from({ length: 6 }, () => hex(chance, 2)).join(":"),
  mask: masked,
  money: (chance, rest) => {
    const [low = 0, high = 1] = numbersOf(rest);
    return (low + chance.next() * (high - low)).toFixed(2);
  },
  nhs: (chance) => nhs(chance),
  personnummer: (chance) => personnummer(chance),
  pesel: (chance) => pesel(chance),
  phone,
  pick: (chance, all) => chance.of(all.split(",")),
  serial: (_chance, start, row) => String(Number(start) + row),
  slug: (chance) => [1, 2, 3].map(() => chance.of(lists.WORDS)).join("-"),
  ssn: (chance) => ssn(chance),
  street,
  tckn: (chance) => tckn(chance),
  ts: (chance, rest) =>
    `${day(chance, ...(numbersOf(rest) as [number, number]))} ${two(chance.int(0, 23))}:${two(chance.int(0, 59))}:00`,
  ukpost: (chance) =>
    `${chance.of(["LS", "M", "SW", "EH"])}${chance.int(1, 19)} ${chance.int(1, 9)}${chance.of(["AB", "XY", "QT"])}`,
  url: (chance, place) => `https://${place}/${hex(chance, 8)}`,
  user: (chance) => `${plain(chance.of(lists.GIVEN))}${chance.of(["_", ".", ""])}${chance.int(1, 999)}`,
  usstate: (chance) => chance.of(lists.US_STATES),
  uuid: (chance) => [8, 4, 4, 4, 12].map((count) => hex(chance, count)).join("-"),
  version: (chance) => `${chance.int(1, 9)}.${chance.int(0, 30)}.${chance.int(0, 99)}`,
  vin: (chance) => vin(chance),
  words: (chance, count) => Array.from({ length: Number(count) }, () => chance.of(lists.WORDS)).join(" "),
};
