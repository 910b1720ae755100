/** Numbers in words: the nineteenth of November, a minute and a half. */
import type { Rewording } from "./rewording.ts";

/** A month's name, whole or short, as a part of a regular expression. */
export const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const UP_TO_TWENTY =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(
    " ",
  );
const DAYS = [
  ...UP_TO_TWENTY,
  ...UP_TO_TWENTY.slice(0, 9).map((one) => `twenty[- ]${one}`),
  "thirtieth",
  "thirty[- ]first",
];
/** They count too: “the second of them”. */
const ALSO_COUNT = 10;
const WORDS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const UNITS = { minute: 60, min: 60, hour: 3_600, hr: 3_600 };

const ordinal = (day: number): string =>
  `${day}${day > 3 && day < 21 ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th")}`;

const dates = DAYS.flatMap((name, at): Rewording[] => {
  const day = ordinal(at + 1);
  return [
    [new RegExp(`\\b(?:the )?${name} (?:day )?of (?=(?:${MONTH}|this month)\\b)`, "gi"), `the ${day} of `],
    [
      new RegExp(
        `\\b(on|since|from|until|to|before|after|and) (${MONTH}) (?:the )?${name}\\b(?! (?:half|week|\\d))`,
        "gi",
      ),
      `$1 $2 ${at + 1}`,
    ],
    ...(at < ALSO_COUNT
      ? []
      : [[new RegExp(`\\bthe ${name}\\b(?! (?:percentile|job|run))`, "gi"), `the ${day}`] as Rewording]),
  ];
}).toReversed();

const durations = Object.entries(UNITS).flatMap(([unit, seconds]): Rewording[] => [
  [new RegExp(`\\b(?:an?|one|1) ${unit} and a half\\b`, "gi"), `${seconds * 1.5} seconds`],
  [new RegExp(`(?<![\\w.])(?:half an?|half of an?|0?\\.5) ?${unit}s?\\b`, "gi"), `${seconds / 2} seconds`],
  ...WORDS.map(
    (word, at): Rewording => [
      new RegExp(`(?<![\\w.])(?:(?:${word}|${at + 1}) and a half|${at + 1}\\.5) ?${unit}s?\\b`, "gi"),
      `${(at + 1.5) * seconds} seconds`,
    ],
  ),
]);

export const NUMBER_WORDS: readonly Rewording[] = [...dates, ...durations];
