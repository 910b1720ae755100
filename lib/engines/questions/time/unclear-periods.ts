/** What may be one stretch of time or another: none of them is taken for the one that was meant. */
import type { Clock, Period } from "./calendar.ts";
import type { Took } from "./moments.ts";

/** More than one stretch is called so: these say which. */
export type Ambiguous = { offers: string[] };

export function unclear(words: readonly string[], at: number): Took<Ambiguous> {
  const said = words.slice(at, at + 6).join(" ");
  const offered = UNCLEAR.find(([pattern]) => pattern.test(`${said} `));
  if (!offered) return null;
  const [pattern, offers] = offered;
  return { value: { offers }, words: (pattern.exec(`${said} `)?.[0] ?? "").trim().split(" ").length };
}

const UNCLEAR: [RegExp, string[]][] = [
  [/^\d{1,2}\/\d{1,2}(\/\d{4})? /, ["on 3 November", "on 11 March"]],
  [
    /^(the )?(start|beginning|end|middle|rest|remainder|turn) of (the |this |last )?(day|week|month|year|quarter|today|january|february|march|april|may|june|july|august|september|october|november|december) /,
    ["first half of November", "this week", "last week"],
  ],
  [/^(the )?(first|second|third|fourth|last|1st|2nd|3rd|4th) week of /, ["from 1 to 7 November", "week 46"]],
  // Since then, or as it stood then.
  [
    /^as (of|at) (the )?(\d{1,2}(st|nd|rd|th)|\d{1,2} \w+|(last )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|last (week|month)) /,
    ["since Monday", "on Monday"],
  ],
  [/^(the )?past (month|year|quarter) /, ["in the past 30 days", "this month", "last month"]],
  // The one before this, or the days until now.
  [/^the last week /, ["last week", "in the past 7 days"]],
  [/^the last (month|year|quarter) /, ["in the past 30 days", "this month", "last month"]],
  [
    /^(?:the |these )?(?:last|past|previous|recent) (?:minutes|hours|days|weeks) /,
    ["today", "this week", "in the past 24 hours"],
  ],
  [/^(recently|lately|(in )?these days|nowadays|of late) /, ["today", "this week", "in the past 24 hours"]],
  [/^(a|an|1|2|3|4) (week|month|hour)s? ago /, ["last week", "yesterday", "in the past 24 hours"]],
  [
    /^(?:(?:between|from) )?last (\w+day) (?:and|to|until|till|through|thru) this \1 /,
    ["since Monday", "last week", "in the past 7 days"],
  ],
  [
    /^last (january|february|march|april|may|june|july|august|september|october|november|december) /,
    ["last month", "this month"],
  ],
];

const STILL = "until now|so far|thus far|until today|till today|to date|up to today|as yet";
const STILL_BEHIND = new RegExp(`^(?:${STILL})(?= )`);
const STILL_BEFORE = new RegExp(`(?:^| )(?:${STILL})(?: (?:on|in|of|for|from|during))?$`);

/** “Last month until now”, “so far on Monday”: whether it goes on when that is over is not said. */
export function untilNow(
  words: readonly string[],
  at: number,
  { value, words: taken }: { value: Period | Ambiguous; words: number },
  { now }: Clock,
): Took<Ambiguous> {
  if ("offers" in value || value.until === null || value.until > now) return null;
  const behind = STILL_BEHIND.exec(`${words.slice(at + taken, at + taken + 3).join(" ")} `)?.[0];
  if (!behind && !STILL_BEFORE.test(words.slice(Math.max(0, at - 4), at).join(" "))) return null;
  return {
    value: { offers: ["since Monday", "last month"] },
    words: taken + (behind?.split(" ").length ?? 0),
  };
}
